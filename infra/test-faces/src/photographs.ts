import { fileURLToPath } from 'node:url';
import { decodeImage, type RgbImage } from './rgb-image.ts';
import type { View } from './view.ts';

/** The photographs that `@vladmandic/face-api` ships for its demonstration. */
export type PhotographName = 'sample1' | 'sample2' | 'sample3' | 'sample4' | 'sample5' | 'sample6';

const decoded = new Map<PhotographName, Promise<RgbImage>>();

/** Path of the photograph's JPEG file inside the installed package. */
export function photographPath(name: PhotographName): string {
  const entry = import.meta.resolve('@vladmandic/face-api/package.json');
  return fileURLToPath(new URL(`demo/${name}.jpg`, entry));
}

/** The whole photograph, decoded once per process: do not write into its pixels. */
export function photograph(name: PhotographName): Promise<RgbImage> {
  const known = decoded.get(name);
  if (known) return known;
  const image = decodeImage(photographPath(name));
  decoded.set(name, image);
  return image;
}

/** Where a person stands in a photograph, seen as a selfie camera would: upright and centred. */
export interface Portrait {
  readonly photograph: PhotographName;
  readonly view: View;
}

/**
 * Persons who can be shown alone, by name. Each is another person (none of the photographs show the
 * same person twice). `subject` is the one that selfies show unless another is asked for.
 */
export const PORTRAITS = {
  subject: {
    photograph: 'sample6',
    view: { centreX: 355, centreY: 600, width: 500, roll: -6.6 },
  },
  other: {
    photograph: 'sample3',
    view: { centreX: 1195, centreY: 350, width: 480, roll: 8 },
  },
  third: {
    photograph: 'sample6',
    view: { centreX: 1615, centreY: 408, width: 440, roll: 8 },
  },
} as const satisfies Record<string, Portrait>;

export type PersonName = keyof typeof PORTRAITS;

/** Persons who do not look at the camera, as the photographs show them: no picture of a face can be turned afterwards. */
export const TURNED_AWAY = {
  /** To her own right, by about 28 degrees. */
  turned: { photograph: 'sample1', view: { centreX: 522, centreY: 430, width: 440, roll: 0 } },
  /** Down, by about 32 degrees. */
  down: { photograph: 'sample2', view: { centreX: 990, centreY: 330, width: 480, roll: 0 } },
} as const satisfies Record<string, Portrait>;

/** A staircase without anybody. */
export const EMPTY_VIEW: Portrait = {
  photograph: 'sample5',
  view: { centreX: 210, centreY: 280, width: 400, roll: 0 },
};
