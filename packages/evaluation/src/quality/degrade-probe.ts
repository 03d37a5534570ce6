import { fivePoints, interEyeDistance, type FaceMesh, type Image } from '@iws/face-core';
import sharp, { type Sharp } from 'sharp';
import { drawKind, occlude } from '../occlusion/occluders.ts';
import type { Random } from '../occlusion/random.ts';

/**
 * What can be wrong with a capture and hardly ever is in collected photographs. Each kind but the last has one strength, drawn evenly on a logarithmic
 * scale from hardly visible to worse than any camera that people hold up: where recognition gives way is what is to be learned. `covered`: one of the
 * objects that the visibility head learned from.
 */
export const PROBE_FLAWS = [
  'blur',
  'low-resolution',
  'under-exposure',
  'over-exposure',
  'low-contrast',
  'tint',
  'side-light',
  'compression',
  'covered',
] as const;

export type ProbeFlaw = (typeof PROBE_FLAWS)[number];

/** So many different flaws, drawn at random. */
export function flawsFor(random: Random, count: number): ProbeFlaw[] {
  const left: ProbeFlaw[] = [...PROBE_FLAWS];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [flaw] = left.splice(Math.floor(random.next() * left.length), 1);
    if (!flaw) throw new RangeError('no flaw is left');
    return flaw;
  });
}

/**
 * A picture with one flaw.
 *
 * @param mesh of the face in that picture
 */
export async function degradeProbe(
  image: Image,
  mesh: FaceMesh<'frame'>,
  flaw: ProbeFlaw,
  random: Random,
): Promise<Image> {
  const { width, height } = image;
  // Blur and light are stated in distances between the eyes, so that they mean the same for small and large faces.
  const eyes = interEyeDistance(mesh);
  const middle = fivePoints(mesh).noseTip.x;
  switch (flaw) {
    case 'blur':
      return raw(opened(image).blur(Math.max(0.3, eyes * log(random, 0.008, 0.2))));
    case 'low-resolution': {
      const scale = log(random, 0.1, 0.8);
      const [columns, rows] = [width, height].map((side) => Math.max(24, Math.round(side * scale)));
      return raw(opened(image).resize(columns, rows, { fit: 'fill' }));
    }
    case 'under-exposure': {
      const gain = log(random, 0.02, 0.6);
      // What little light there is comes with the sensor's noise.
      return mapped(image, (value) => value * gain + 1.5 * random.normal());
    }
    case 'over-exposure': {
      const gain = log(random, 1.3, 8);
      return mapped(image, (value) => value * gain);
    }
    case 'low-contrast': {
      const [contrast, fog] = [log(random, 0.03, 0.7), random.between(90, 190)];
      return mapped(image, (value) => fog + contrast * (value - fog));
    }
    case 'tint': {
      const gains = [0, 1, 2].map(() => log(random, 0.15, 1));
      const brightest = Math.max(...gains);
      return mapped(image, (value, channel) => (value * (gains[channel] ?? 1)) / brightest);
    }
    case 'side-light': {
      const [shadow, soft] = [log(random, 0.01, 0.6), eyes * random.between(0.15, 0.8)];
      const sign = random.chance(0.5) ? 1 : -1;
      return mapped(image, (value, _, x) => {
        const lit = 1 / (1 + Math.exp((-sign * (x - middle)) / soft));
        return value * (shadow + (1 - shadow) * lit);
      });
    }
    case 'compression': {
      const quality = Math.round(log(random, 2, 60));
      return raw(sharp(await opened(image).jpeg({ quality }).toBuffer()));
    }
    case 'covered':
      return occlude(image, mesh, [drawKind(random)], image, random).image;
  }
}

const log = (random: Random, low: number, high: number): number =>
  low * (high / low) ** random.next();

const opened = ({ width, height, channels, data }: Image) =>
  sharp(data, { raw: { width, height, channels } }).removeAlpha();

async function raw(picture: Sharp): Promise<Image> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

/** Every sample through a function of its value, its channel and its column. */
function mapped(
  { width, height, channels, data }: Image,
  change: (value: number, channel: number, x: number) => number,
): Image {
  const out = new Uint8ClampedArray(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) {
      const value = data[pixel * channels + channel] ?? 0;
      out[pixel * 3 + channel] = change(value, channel, pixel % width);
    }
  }
  return { width, height, channels: 3, data: out };
}
