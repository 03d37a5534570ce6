import type { KernelMemory } from '../kernels/kernels.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { InputFormat } from './model-input.ts';

/** The planes of a model's input in colour, made row by row in the kernels' memory. */
export interface KernelPlanes {
  /** Row `y` from red, green, blue (0..255, 32-bit floats) at a place of that memory. */
  write(rowAt: number, y: number): void;
  /** A copy of all of them. */
  tensor(): Tensor;
}

/** Bytes that they take. */
export const planesLength = ({ width, height }: InputFormat): number => 3 * width * height * 4;

/** @param planesAt where they are, in bytes */
export function kernelPlanes(
  { kernels, floats }: Pick<KernelMemory, 'kernels' | 'floats'>,
  planesAt: number,
  format: InputFormat,
): KernelPlanes {
  const { width, height, colour, mean, scale } = format;
  const plane = planesLength(format) / 3;
  const [red, blue] = colour === 'RGB' ? [0, 2 * plane] : [2 * plane, 0];
  return {
    write(rowAt, y) {
      const at = planesAt + y * width * 4;
      kernels.rowToPlanes(rowAt, width, scale, -mean * scale, at + red, at + plane, at + blue);
    },
    tensor: () => ({
      data: floats.slice(planesAt / 4, planesAt / 4 + 3 * width * height),
      dims: [1, 3, height, width],
    }),
  };
}
