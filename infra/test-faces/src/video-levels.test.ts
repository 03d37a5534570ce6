import { expect, test } from 'vitest';
import { plainImage } from './rgb-image.ts';
import { asVideoLevels } from './video-levels.ts';

type Colour = readonly [red: number, green: number, blue: number];

/** Y, Cb, Cr of JFIF (ITU-T T.871, 7), not rounded. */
function planes([red, green, blue]: Colour): number[] {
  return [
    0.299 * red + 0.587 * green + 0.114 * blue,
    128 - 0.168736 * red - 0.331264 * green + 0.5 * blue,
    128 + 0.5 * red - 0.418688 * green - 0.081312 * blue,
  ];
}

const COLOURS: Colour[] = [
  [0, 0, 0],
  [255, 255, 255],
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [200, 150, 120],
  [12, 200, 180],
];

test.each(COLOURS)('%i %i %i gets the luma and chroma of video', (...colour) => {
  const [red = 0, green = 0, blue = 0] = asVideoLevels(plainImage(1, 1, colour)).data;
  const [y = 0, cb = 0, cr = 0] = planes(colour);
  const wanted = [
    16 + (y * 219) / 255,
    128 + ((cb - 128) * 224) / 255,
    128 + ((cr - 128) * 224) / 255,
  ];
  // Each channel is rounded to a whole level.
  planes([red, green, blue]).forEach((plane, i) =>
    expect(Math.abs(plane - (wanted[i] ?? 0))).toBeLessThanOrEqual(0.51),
  );
});
