import { assertImage, type Image } from '../image/image.ts';
import { maskRow, type PersonMask } from './person-mask.ts';

/** Red, green and blue, 0..255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Below the first probability a pixel is background whole, above the second person whole; between them both are mixed. */
const FEATHER = [0.3, 0.8] as const;

/**
 * A picture of the person alone before one colour, three channels, of the same size. The edge is feathered: where the mask is unsure,
 * person and colour are mixed.
 *
 * @param colour what the background becomes; `average`: the mean of the background's own pixels
 */
export function removeBackground(
  image: Image,
  mask: PersonMask,
  colour: Colour | 'average',
): Image & { readonly data: Uint8ClampedArray } {
  assertImage(image);
  const { width, height, channels, data } = image;
  const [red, green, blue] = colour === 'average' ? backgroundAverage(image, mask) : colour;
  const out = new Uint8ClampedArray(width * height * 3);
  const row = new Float32Array(width);
  for (let y = 0, i = 0, o = 0; y < height; y++) {
    maskRow(mask, y, height, row);
    for (let x = 0; x < width; x++, i += channels, o += 3) {
      const share = personShare(row[x]!);
      out[o] = red + share * (data[i]! - red);
      out[o + 1] = green + share * (data[i + 1]! - green);
      out[o + 2] = blue + share * (data[i + 2]! - blue);
    }
  }
  return { width, height, channels: 3, data: out };
}

/** The mean colour of what is background; mid-grey where there is none. */
export function backgroundAverage(image: Image, mask: PersonMask): Colour {
  const { width, height, channels, data } = image;
  const row = new Float32Array(width);
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    maskRow(mask, y, height, row);
    for (let x = 0; x < width; x++, i += channels) {
      if (row[x]! > FEATHER[0]) continue;
      red += data[i]!;
      green += data[i + 1]!;
      blue += data[i + 2]!;
      count++;
    }
  }
  return count === 0 ? [128, 128, 128] : [red / count, green / count, blue / count];
}

/** A smooth step between the two ends of the feather. */
function personShare(probability: number): number {
  const t = Math.min(1, Math.max(0, (probability - FEATHER[0]) / (FEATHER[1] - FEATHER[0])));
  return t * t * (3 - 2 * t);
}
