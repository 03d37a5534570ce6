import { OnnxError, type Model, type Node, type Tensor } from './model.ts';

type Shape = readonly number[];

const product = (of: Shape) => of.reduce((a, b) => a * b, 1);

/** Number of weights: all constants but the integers that only give shapes. */
export function countParameters(model: Model): number {
  return model.graph.initializers
    .filter((tensor) => tensor.type !== 'int64')
    .reduce((sum, tensor) => sum + product(tensor.dims), 0);
}

/**
 * Multiply-accumulates of one run at an input shape [n, channels, height, width], counted over convolutions and
 * matrix products; additions, activations and pooling are left out, as is usual. Throws `OnnxError` for a
 * convolution whose input shape cannot be told.
 */
export function countMacs(model: Model, inputShape: Shape): number {
  const weights = weightsByName(model);
  const shapes = new Map<string, Shape>(
    model.graph.inputs.map((input) => [input.name, inputShape]),
  );
  let macs = 0;
  for (const node of model.graph.nodes) {
    const weight = weights.get(node.inputs[node.op === 'Resize' ? 2 : 1] ?? '');
    const out = outputShape(
      node,
      node.inputs.map((name) => shapes.get(name)),
      weight,
    );
    if (out) shapes.set(node.outputs[0] ?? '', out);
    if (node.op === 'Conv' && out && weight) macs += product(out) * product(weight.dims.slice(1));
    if (node.op === 'ConvTranspose' && out && weight) {
      const x = shapes.get(node.inputs[0] ?? '') ?? [];
      macs += product(x) * product(weight.dims.slice(1));
    }
    if (node.op === 'MatMul' && weight) macs += product(weight.dims) * (inputShape[0] ?? 1);
  }
  return macs;
}

/** Weights by the name under which a node sees them: some are stored as float16 and cast first. */
function weightsByName(model: Model): Map<string, Tensor> {
  const weights = new Map(model.graph.initializers.map((tensor) => [tensor.name, tensor]));
  for (const node of model.graph.nodes) {
    const stored = weights.get(node.inputs[0] ?? '');
    if (node.op === 'Cast' && stored) weights.set(node.outputs[0] ?? '', stored);
  }
  return weights;
}

const SAME_SHAPE = new Set([
  'Relu',
  'PRelu',
  'Clip',
  'Sigmoid',
  'HardSigmoid',
  'Mul',
  'Add',
  'BatchNormalization',
]);

/** The shape of an image-like output [n, channels, height, width]; undefined where the image ends. */
function outputShape(
  node: Node,
  inputs: readonly (Shape | undefined)[],
  weight: Tensor | undefined,
): Shape | undefined {
  const [x] = inputs;
  if (node.op === 'Conv') {
    const [kernels] = weight?.dims ?? [];
    if (!x || !weight || kernels === undefined) {
      throw new OnnxError(`the input shape of ${node.outputs.join()} cannot be told`);
    }
    return [x[0] ?? 0, kernels, ...slideWindow(node, x, weight.dims.slice(2))];
  }
  if (!x) return undefined;
  if (node.op === 'ConvTranspose' && weight) {
    const strides = intsOf(node, 'strides', [1, 1]);
    const sides = [0, 1].map(
      (axis) => ((x[axis + 2] ?? 1) - 1) * (strides[axis] ?? 1) + (weight.dims[axis + 2] ?? 0),
    );
    return [x[0] ?? 0, weight.dims[1] ?? 0, ...sides];
  }
  if (node.op === 'MaxPool' || node.op === 'AveragePool') {
    return [...x.slice(0, 2), ...slideWindow(node, x, intsOf(node, 'kernel_shape', []))];
  }
  if (node.op === 'Resize' && weight) {
    const scales = new Float32Array(weight.raw.slice().buffer);
    return x.map((side, axis) => Math.round(side * (scales[axis] ?? 1)));
  }
  if (node.op === 'GlobalAveragePool') return [...x.slice(0, 2), 1, 1];
  if (node.op === 'Pad' && weight) {
    const pads = new BigInt64Array(weight.raw.slice().buffer);
    return x.map((side, axis) => side + Number((pads[axis] ?? 0n) + (pads[axis + x.length] ?? 0n)));
  }
  if (node.op === 'Concat' && inputs.every((shape) => shape?.length === 4)) {
    return x.with(
      1,
      inputs.reduce((sum, shape) => sum + (shape?.[1] ?? 0), 0),
    );
  }
  return SAME_SHAPE.has(node.op) ? largest(inputs) : undefined;
}

/** Of broadcast operands the larger one. */
function largest(shapes: readonly (Shape | undefined)[]): Shape | undefined {
  return shapes.reduce((a, b) => (product(b ?? []) > product(a ?? []) ? b : a), shapes[0]);
}

function intsOf(node: Node, name: string, absent: number[]): number[] {
  const attribute = node.attributes[name];
  return attribute?.type === 'ints' ? attribute.value : absent;
}

function slideWindow(node: Node, input: Shape, kernel: Shape): number[] {
  const strides = intsOf(node, 'strides', [1, 1]);
  const dilations = intsOf(node, 'dilations', [1, 1]);
  const pads = intsOf(node, 'pads', [0, 0, 0, 0]);
  return [0, 1].map((axis) => {
    const reach = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1;
    const padded = (input[axis + 2] ?? 0) + (pads[axis] ?? 0) + (pads[axis + 2] ?? 0);
    return Math.floor((padded - reach) / (strides[axis] ?? 1)) + 1;
  });
}
