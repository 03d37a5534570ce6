import { TfliteError } from './flatbuffer.ts';
import { int, ints, type GraphBuilder } from './graph-builder.ts';
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
    case 'max-pool': {
      const attributes = {
        kernel_shape: ints(operator.size),
        ...sliding(scope, operator, operator.size),
      };
      const pooled = builder.node('MaxPool', [value(x)], attributes);
      return activate(builder, pooled, operator.window.activation);
    }
    case 'add':
      return activate(builder, builder.node('Add', [value(x), value(second)]), operator.activation);
    case 'relu':
      return builder.node('Relu', [value(x)]);
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
