import { TfliteError } from './flatbuffer.ts';
import { float, int, ints, text, type GraphBuilder } from './graph-builder.ts';
import type { TfliteTensor } from './tflite-model.ts';
import type { Activation, TfliteOperator, Window } from './tflite-operator.ts';
import { addWeight } from './weights.ts';

/** What an operator is converted with: tensors by place, and the ONNX name of each computed value. */
export interface Scope {
  builder: GraphBuilder;
  tensor: (place: number | undefined) => TfliteTensor;
  /** Name of a computed value; images are [N, channels, height, width] here. */
  value: (place: number | undefined) => string;
}

type Windowed = Extract<TfliteOperator, { window: Window }>;

/** Adds the nodes of one operator and gives the name of its output. */
export function convertOperator(scope: Scope, operator: TfliteOperator): string {
  const { builder, tensor, value } = scope;
  const [x, second] = operator.inputs;
  switch (operator.kind) {
    case 'conv':
    case 'depthwise-conv':
      return convolution(scope, operator);
    case 'max-pool':
    case 'average-pool': {
      const attributes = {
        kernel_shape: ints(operator.size),
        ...sliding(scope, operator, operator.size),
      };
      const pooled = builder.node(
        operator.kind === 'max-pool' ? 'MaxPool' : 'AveragePool',
        [value(x)],
        attributes,
      );
      return activate(builder, pooled, operator.window.activation);
    }
    case 'transposed-conv':
      return transposedConvolution(scope, operator);
    case 'resize-bilinear':
      return resizeBilinear(scope, operator);
    case 'add':
    case 'multiply': {
      const op = operator.kind === 'add' ? 'Add' : 'Mul';
      return activate(builder, builder.node(op, [value(x), value(second)]), operator.activation);
    }
    case 'relu':
      return builder.node('Relu', [value(x)]);
    case 'logistic':
      return builder.node('Sigmoid', [value(x)]);
    case 'hard-swish': {
      // x * min(1, max(0, x / 6 + 1/2)); ONNX has it as one node only from operator set 14 on.
      const gate = builder.node('HardSigmoid', [value(x)], {
        alpha: float(1 / 6),
        beta: float(0.5),
      });
      return builder.node('Mul', [value(x), gate]);
    }
    case 'prelu':
      return builder.node('PRelu', [value(x), addWeight(builder, tensor(second), [2, 0, 1])]);
    case 'pad':
      return builder.node('Pad', [value(x), builder.integers(padsOf(tensor(second)))]);
    case 'concatenation': {
      const rank = tensor(x).shape.length;
      const axis = operator.axis < 0 ? operator.axis + rank : operator.axis;
      const joined = builder.node('Concat', operator.inputs.map(value), {
        axis: int(rank === 4 ? ([0, 2, 3, 1][axis] ?? axis) : axis),
      });
      return activate(builder, joined, operator.activation);
    }
    case 'reshape':
      return reshape(
        builder,
        value(x),
        tensor(x).shape,
        tensor(operator.outputs[0]).shape.slice(1),
      );
    case 'dequantize':
      throw new TfliteError('only constants can be dequantised');
  }
}

function convolution(
  scope: Scope,
  operator: Extract<TfliteOperator, { kind: 'conv' | 'depthwise-conv' }>,
): string {
  const { builder, tensor, value } = scope;
  const [x, filter, bias] = operator.inputs;
  const depthwise = operator.kind === 'depthwise-conv';
  const [, height = 0, width = 0] = tensor(filter).shape;
  const inputs = [
    value(x),
    // Filters are [out, height, width, in], depthwise ones [1, height, width, out].
    addWeight(builder, tensor(filter), depthwise ? [3, 0, 1, 2] : [0, 3, 1, 2]),
  ];
  if (bias !== undefined) inputs.push(addWeight(builder, tensor(bias), [0]));
  const convolved = builder.node('Conv', inputs, {
    kernel_shape: ints([height, width]),
    ...sliding(scope, operator, [height, width], operator.dilations),
    dilations: ints(operator.dilations),
    group: int(depthwise ? (tensor(x).shape[3] ?? 0) : 1),
  });
  return activate(builder, convolved, operator.window.activation);
}

/** Each input pixel spreads over a patch of the output; patches that overlap are added. No padding is known but none. */
function transposedConvolution(
  { builder, tensor, value }: Scope,
  operator: Extract<TfliteOperator, { kind: 'transposed-conv' }>,
): string {
  const [x, filter, bias] = operator.inputs;
  const [, height = 0, width = 0] = tensor(filter).shape;
  const spread = ([0, 1] as const).map((axis) => {
    const length = tensor(x).shape[axis + 1] ?? 0;
    return (length - 1) * operator.strides[axis] + ([height, width][axis] ?? 0);
  });
  if (spread.join() !== tensor(operator.outputs[0]).shape.slice(1, 3).join()) {
    throw new TfliteError('a transposed convolution with padding is not converted');
  }
  // Filters are [out, height, width, in].
  const inputs = [value(x), addWeight(builder, tensor(filter), [3, 0, 1, 2])];
  if (bias !== undefined) inputs.push(addWeight(builder, tensor(bias), [0]));
  return builder.node('ConvTranspose', inputs, {
    kernel_shape: ints([height, width]),
    strides: ints(operator.strides),
  });
}

function resizeBilinear(
  { builder, tensor, value }: Scope,
  { inputs: [x], outputs: [made] }: TfliteOperator,
): string {
  const [, height = 0, width = 0] = tensor(x).shape;
  const [, toHeight = 0, toWidth = 0] = tensor(made).shape;
  const scales = builder.constant(
    'float32',
    [4],
    new Uint8Array(Float32Array.of(1, 1, toHeight / height, toWidth / width).buffer),
  );
  return builder.node('Resize', [value(x), '', scales], {
    mode: text('linear'),
    coordinate_transformation_mode: text('half_pixel'),
  });
}

/**
 * Strides and pads [top, left, bottom, right]. "Same" padding depends on the size of the input and puts the odd
 * row or column at the end.
 */
function sliding(
  { tensor }: Scope,
  operator: Windowed,
  size: [number, number],
  dilations: [number, number] = [1, 1],
) {
  const { strides, padding } = operator.window;
  const { shape } = tensor(operator.inputs[0]);
  const total = ([0, 1] as const).map((axis) => {
    const [length, stride] = [shape[axis + 1] ?? 0, strides[axis]];
    const reach = (size[axis] - 1) * dilations[axis] + 1;
    const overlap = (Math.ceil(length / stride) - 1) * stride + reach - length;
    return padding === 'same' ? Math.max(0, overlap) : 0;
  });
  const begin = total.map((sum) => Math.floor(sum / 2));
  const end = total.map((sum) => Math.ceil(sum / 2));
  return { strides: ints(strides), pads: ints([...begin, ...end]) };
}

function activate(builder: GraphBuilder, value: string, activation: Activation): string {
  if (activation === 'none') return value;
  if (activation === 'relu') return builder.node('Relu', [value]);
  const bound = (limit: number) =>
    builder.constant('float32', [], new Uint8Array(Float32Array.of(limit).buffer));
  return builder.node('Clip', [value, bound(0), bound(6)]);
}

/** [axis][begin, end] of [n, height, width, channels] as all begins, then all ends, channels second. */
function padsOf({ name, shape, type, constant }: TfliteTensor): number[] {
  if (!constant || type !== 'int32' || shape.join() !== '4,2') {
    throw new TfliteError(`the pads ${name} are not those of an image`);
  }
  const view = new DataView(constant.buffer, constant.byteOffset, constant.byteLength);
  const pad = (axis: number, end: number) => view.getInt32(4 * (2 * axis + end), true);
  return [0, 1].flatMap((end) => [0, 3, 1, 2].map((axis) => pad(axis, end)));
}

/** Another shape behind the batch dimension. The elements of an image are counted in TFLite's order. */
export function reshape(
  builder: GraphBuilder,
  value: string,
  from: readonly number[],
  to: readonly number[],
): string {
  const product = (of: readonly number[]) => of.reduce((a, b) => a * b, 1);
  if (product(from.slice(1)) !== product(to)) {
    throw new TfliteError(`${from.slice(1).join('x')} cannot become ${to.join('x')}`);
  }
  const isImage = from.length === 4 && product(from.slice(1, 3)) > 1;
  const ordered = isImage
    ? builder.node('Transpose', [value], { perm: ints([0, 2, 3, 1]) })
    : value;
  return builder.node('Reshape', [ordered, builder.integers([0, ...to])]);
}
