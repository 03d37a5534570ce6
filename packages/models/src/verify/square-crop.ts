import type { Planes } from './inputs.ts';

/** Pixels row by row, R G B side by side. */
export interface RgbPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A square region, in pixels of the picture. */
export interface Square {
  left: number;
  top: number;
  side: number;
}

/** The region as `size` x `size` pixels, each the nearest one of the picture; black outside of it. */
export function cropSquare(picture: RgbPixels, { left, top, side }: Square, size: number): Planes {
  const pixels = new Float32Array(3 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const u = Math.floor(left + ((x + 0.5) * side) / size);
      const v = Math.floor(top + ((y + 0.5) * side) / size);
      if (u < 0 || v < 0 || u >= picture.width || v >= picture.height) continue;
      for (let c = 0; c < 3; c++) {
        pixels[(c * size + y) * size + x] = picture.data[(v * picture.width + u) * 3 + c] ?? 0;
      }
    }
  }
  return { channels: 3, height: size, width: size, pixels };
}
