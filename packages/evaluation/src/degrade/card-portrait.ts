import type { Image } from '@iws/face-core';
import sharp from 'sharp';
import { seededRandom } from '../statistics/random.ts';
import { addGlare } from './glare.ts';
import { printInDots } from './halftone.ts';
import { printTones } from './print-tones.ts';

/** The model of `cardPortrait` in words, for calibration files and reports. */
export const CARD_PORTRAIT =
  'shrunk to a long side of 150 to 250 pixels (in the pictures of LFW: 25 to 42 between the eyes); half of them grey, the others with half to all of their colour; ' +
  'black and white of print (10-45 and 190-245 of 255) with gamma 0.8-1.25; for half of them a halftone screen of 1.4 to 2.4 ' +
  'pixels, mixed in by 15 to 50 %; for half of them one or two spots of glare on the laminate; blur of 0.3-0.7 pixels; noise of 2-6; JPEG quality 45-80';

/**
 * A picture as a phone would see it printed on a card: a simulation, made so that thresholds for portraits of documents can
 * be set without any document. It knows nothing of age (a card is years old), of security print, or of what issuers
 * demand of a portrait, so real documents may be easier or harder.
 *
 * Order and ranges are those of `CARD_PORTRAIT`. The same seed gives the same pixels.
 */
export async function cardPortrait(image: Image, seed: number): Promise<Image> {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const small = await shrink(image, between(150, 250));
  printTones(small, {
    colour: random() < 0.5 ? 0 : between(0.5, 1),
    black: between(10, 45),
    white: between(190, 245),
    gamma: between(0.8, 1.25),
  });
  if (random() < 0.5)
    printInDots(small, {
      pitch: between(1.4, 2.4),
      angle: between(0.2, 1.3),
      strength: between(0.15, 0.5),
    });
  if (random() < 0.5) {
    const spots = random() < 0.5 ? 1 : 2;
    for (let i = 0; i < spots; i++)
      addGlare(small, {
        x: random(),
        y: random(),
        radius: between(0.08, 0.25),
        length: between(1, 3),
        angle: between(0, Math.PI),
        strength: between(0.2, 0.7),
      });
  }
  return photograph(small, {
    blur: between(0.3, 0.7),
    noise: between(2, 6),
    quality: Math.round(between(45, 80)),
    random,
  });
}

type Pixels = Image & { readonly data: Uint8ClampedArray };

async function shrink(image: Image, longSide: number): Promise<Pixels> {
  const { width, height, channels } = image;
  const scale = Math.min(1, longSide / Math.max(width, height));
  const { data, info } = await sharp(image.data, { raw: { width, height, channels } })
    .removeAlpha()
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data: new Uint8ClampedArray(data) };
}

interface Photograph {
  /** Standard deviation, pixels. */
  readonly blur: number;
  /** Standard deviation, 0..255. */
  readonly noise: number;
  readonly quality: number;
  readonly random: () => number;
}

async function photograph({ width, height, data }: Pixels, how: Photograph): Promise<Image> {
  const raw = { width, height, channels: 3 } as const;
  const blurred = new Uint8ClampedArray(
    await sharp(data, { raw }).blur(how.blur).removeAlpha().raw().toBuffer(),
  );
  // The sum of four equal distributions has a third of the variance of one with their whole width.
  const spread = how.noise * Math.sqrt(3);
  for (let i = 0; i < blurred.length; i++) {
    const { random } = how;
    const deviate = random() + random() + random() + random() - 2;
    blurred[i] = (blurred[i] ?? 0) + spread * deviate;
  }
  const jpeg = await sharp(blurred, { raw }).jpeg({ quality: how.quality }).toBuffer();
  const { data: pixels, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data: pixels };
}
