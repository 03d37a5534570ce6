import type { Tensor } from '../inference/inference.ts';

/** How a model wants its picture: planes (NCHW) of `(sample - mean) * scale`, samples 0..255. */
export interface InputFormat {
  readonly width: number;
  readonly height: number;
  /** Order of the planes; grey is one plane, 0.299 R + 0.587 G + 0.114 B. */
  readonly colour: 'RGB' | 'BGR' | 'grey';
  readonly mean: number;
  readonly scale: number;
}

/** Weights of red, green and blue in luma (ITU-R BT.601, as JPEG has it). */
export const LUMA = { red: 0.299, green: 0.587, blue: 0.114 } as const;

/** Memory for one picture in a model's format. */
export function emptyInput(format: InputFormat): Tensor & { readonly data: Float32Array } {
  const planes = format.colour === 'grey' ? 1 : 3;
  const { width, height } = format;
  return {
    data: new Float32Array(planes * width * height),
    dims: [1, planes, height, width],
  };
}

/** Writes one row of red, green, blue (0..255) into the planes of a tensor. */
export function writeRow(
  row: Float32Array,
  y: number,
  format: InputFormat,
  planes: Float32Array,
): void {
  const { width, height, mean, scale, colour } = format;
  const size = width * height;
  const at = y * width;
  const bias = -mean * scale;
  if (colour === 'grey') {
    for (let x = 0, i = 0; x < width; x++, i += 3) {
      const luma = LUMA.red * row[i]! + LUMA.green * row[i + 1]! + LUMA.blue * row[i + 2]!;
      planes[at + x] = luma * scale + bias;
    }
    return;
  }
  const red = at + (colour === 'RGB' ? 0 : 2 * size);
  const green = at + size;
  const blue = at + (colour === 'RGB' ? 2 * size : 0);
  for (let x = 0, i = 0; x < width; x++, i += 3) {
    planes[red + x] = row[i]! * scale + bias;
    planes[green + x] = row[i + 1]! * scale + bias;
    planes[blue + x] = row[i + 2]! * scale + bias;
  }
}
