import { greyRows } from '../image/grey-rows.ts';
import type { Image } from '../image/image.ts';
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
  const { colours, greys } = greyRows(image, innerFace(mesh), LUMA_SIDE, LUMA_SIDE);
  const luma = greys.slice();
  const sums: [number, number, number] = [0, 0, 0];
  const row = 3 * LUMA_SIDE;
  for (let y = CHEEKS.top; y < CHEEKS.bottom; y++) {
    addCheeks(colours.subarray(y * row, (y + 1) * row), sums);
  }
  const count = 2 * CHEEKS.width * (CHEEKS.bottom - CHEEKS.top);
  return { luma, cheekColour: [sums[0] / count, sums[1] / count, sums[2] / count] };
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
