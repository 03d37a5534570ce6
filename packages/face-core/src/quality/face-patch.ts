import { colourRows } from '../image/colour-rows.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { CHEEKS, innerFace, LUMA_SIDE, type FaceLuma } from './face-luma.ts';

/** Means of red, green and blue, 0..255. */
export type MeanColour = readonly [red: number, green: number, blue: number];

/** What light and colour are measured on, read from the picture once. */
export interface FacePatch {
  readonly luma: FaceLuma;
  /** Of both cheeks together. */
  readonly cheekColour: MeanColour;
}

/** Cuts the inner face out of a picture: its greys (as `faceLuma` does) and the colour of its cheeks in one pass. */
export function facePatch(image: Image, mesh: FaceMesh<'frame'>): FacePatch {
  const luma = new Float32Array(LUMA_SIDE ** 2);
  const sums: [number, number, number] = [0, 0, 0];
  colourRows(image, innerFace(mesh), LUMA_SIDE, LUMA_SIDE, (row, y) => {
    writeLuma(row, luma, y * LUMA_SIDE);
    if (y >= CHEEKS.top && y < CHEEKS.bottom) addCheeks(row, sums);
  });
  const count = 2 * CHEEKS.width * (CHEEKS.bottom - CHEEKS.top);
  return { luma, cheekColour: [sums[0] / count, sums[1] / count, sums[2] / count] };
}

function writeLuma(row: Float32Array, luma: Float32Array, at: number): void {
  for (let i = 0; i < 3 * LUMA_SIDE; i += 3) {
    // The same order of sums as in a model's grey input, so that both give the same numbers.
    luma[at++] = LUMA.red * row[i]! + LUMA.green * row[i + 1]! + LUMA.blue * row[i + 2]!;
  }
}

/** Adds one row's pixels of both cheeks. */
function addCheeks(row: Float32Array, sums: [number, number, number]): void {
  for (let x = CHEEKS.margin; x < CHEEKS.margin + CHEEKS.width; x++) {
    const [left, right] = [3 * x, 3 * (LUMA_SIDE - 1 - x)];
    sums[0] += row[left]! + row[right]!;
    sums[1] += row[left + 1]! + row[right + 1]!;
    sums[2] += row[left + 2]! + row[right + 2]!;
  }
}
