import { ELEMENT } from '../onnx/model.ts';
import { TfliteError } from './flatbuffer.ts';
import { int, type GraphBuilder } from './graph-builder.ts';
import type { TfliteTensor } from './tflite-model.ts';

/**
 * Adds a constant with its axes in another order and gives the name under which nodes read it as float32.
 * `axes[i]` is the axis of the source that becomes axis i; 'new' makes an axis of length 1. Half precision
 * weights stay so in the file, and a Cast, which the runtime folds away when it loads, widens them.
 */
export function addWeight(
  builder: GraphBuilder,
  tensor: TfliteTensor,
  axes: readonly (number | 'new')[],
): string {
  const { constant, type, shape } = tensor;
  if (!constant) throw new TfliteError(`${tensor.name} was expected to be a constant`);
  if (type === 'int32') throw new TfliteError(`${tensor.name} was expected to be float`);
  const dims = axes.map((axis) => (axis === 'new' ? 1 : (shape[axis] ?? 0)));
  const order = axes.filter((axis) => axis !== 'new');
  if (order.toSorted((a, b) => a - b).join() !== shape.map((_, axis) => axis).join()) {
    throw new TfliteError(`${tensor.name} has ${shape.length} axes, ${order.length} were expected`);
  }
  const raw = permute(constant, type === 'float16' ? 2 : 4, shape, order);
  const stored = builder.constant(type, dims, raw);
  return type === 'float32' ? stored : builder.node('Cast', [stored], { to: int(ELEMENT.float32) });
}

/** Elements of `size` bytes in row-major order, with axis `order[i]` of the source as axis i. */
export function permute(
  source: Uint8Array,
  size: number,
  shape: readonly number[],
  order: readonly number[],
): Uint8Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, size));
  const target = new Uint8Array(source.length);
  let written = 0;
  const walk = (depth: number, from: number): void => {
    const axis = order[depth];
    if (axis === undefined) {
      target.set(source.subarray(from, from + size), written);
      written += size;
      return;
    }
    const [length = 0, stride = 0] = [shape[axis], strides[axis]];
    for (let i = 0; i < length; i++) walk(depth + 1, from + i * stride);
  };
  walk(0, 0);
  return target;
}
