import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { faceSpectrum } from './face-spectrum.ts';
import { measuredPicture, spectraRegion } from './measured-picture.ts';
import { straightLines } from './straight-lines.ts';
import { surroundingsSpectrum } from './surroundings-spectrum.ts';

/** Names of the physical cues, in the order of their groups: border, face, surroundings. */
export const PAD_CUE_NAMES = [
  'borderLines',
  'faceMiddlePeak',
  'faceHighPeak',
  'faceHighPeakShare',
  'surroundingsMiddlePeak',
  'surroundingsHighPeak',
] as const;

export type PadCueName = (typeof PAD_CUE_NAMES)[number];

/** Native values, each higher = more like an attack; null where the picture has no room for the measurement. */
export type PadCues = Readonly<Record<PadCueName, number | null>>;

/**
 * The physical cues of one picture: what the border and the pixels of a held-up picture leave in another camera's picture.
 * Their signs follow from physics; none is learned. See the three files that measure them.
 *
 * @param image the picture with the surroundings of the face
 * @param box the detector's box in pixels of that picture
 */
export function padCues(image: Image, box: Rect<'frame'>): PadCues {
  const { picture, face } = measuredPicture(image, box);
  const around = spectraRegion(picture, face);
  const onFace = faceSpectrum(picture, face, around);
  const beside = surroundingsSpectrum(picture, face, around);
  return {
    borderLines: straightLines(picture, face).border,
    faceMiddlePeak: onFace?.middlePeak ?? null,
    faceHighPeak: onFace?.highPeak ?? null,
    faceHighPeakShare: onFace?.highPeakShare ?? null,
    surroundingsMiddlePeak: beside?.middlePeak ?? null,
    surroundingsHighPeak: beside?.highPeak ?? null,
  };
}
