import type { Image } from '../src/image/image.ts';

/** Where the "face" of `cuePicture` lies. */
export const CUE_BOX = { x: 150, y: 140, width: 130, height: 170 };

/**
 * A picture of formulas, for golden numbers of the cues: grain, a soft blob, a lit rectangle around it that leans by 2 degrees, and a
 * fine grid inside the rectangle. Anyone can make the same pixels in another language.
 *
 * @param grid contrast of the grid in grey levels; 0 leaves it out
 */
export function cuePicture(width: number, height: number, grid: number): Image {
  const data = new Uint8Array(width * height * 3);
  let state = 12345;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 3) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const grain = (state >>> 24) / 16 - 8;
      const lean = x + 0.035 * y;
      const inside = lean > 90 && lean < 350 && y > 60 && y < 400;
      const blob = 60 * Math.exp(-((x - 215) ** 2 + (y - 225) ** 2) / 4000);
      const dots = inside ? grid * Math.cos(2.1 * x) * Math.cos(1.3 * y) : 0;
      const level = (inside ? 130 : 70) + blob + dots + grain;
      data[i] = level + 10;
      data[i + 1] = level;
      data[i + 2] = level - 10;
    }
  }
  return { width, height, channels: 3, data };
}
