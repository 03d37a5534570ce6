import type { KernelMemory } from '../kernels/kernels.ts';
import type { Tensor } from '../inference/inference.ts';
import { lendInput } from '../inference/input-memory.ts';
import type { InputFormat } from './model-input.ts';

/** Where the planes of a model's input in colour are, counted from the first, and how long they are together; bytes. */
export function planesOf({
  width,
  height,
  colour,
}: InputFormat): Record<'length' | 'red' | 'green' | 'blue', number> {
  const green = width * height * 4;
  const [red, blue] = colour === 'RGB' ? [0, 2 * green] : [2 * green, 0];
  return { length: 3 * green, red, green, blue };
}

/** A copy of the planes of an input, of the one plane where it is grey, that are made at a place of the kernels' memory; in memory that is lent. */
export function planesTensor(
  { floats }: Pick<KernelMemory, 'floats'>,
  planesAt: number,
  format: InputFormat,
): Tensor {
  const { width, height, colour } = format;
  const planes = colour === 'grey' ? 1 : 3;
  const from = planesAt / 4;
  const data = lendInput(planes * width * height);
  data.set(floats.subarray(from, from + data.length));
  return { data, dims: [1, planes, height, width] };
}
