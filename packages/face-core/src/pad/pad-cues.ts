import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { faceSpectrum } from './face-spectrum.ts';
import { greyRegion, type GreyRegion } from './grey-region.ts';
import { LINES_REACH, straightLines } from './straight-lines.ts';
import { surroundingsSpectrum, TILE_REACH } from './surroundings-spectrum.ts';

/** Names of the physical cues, in the order of their groups: lines, face, surroundings. */
export const PAD_CUE_NAMES = [
  'straightLines',
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
 * Longer side above which a picture is made smaller before its spectra are measured, pixels: what the cues' statistics and the
 * experiments behind them hold for.
 */
const LONGEST = 1000;

/**
 * The physical cues of one picture: what the border and the pixels of a held-up picture leave in another camera's picture.
 * Their signs follow from physics; none is learned. See the three files that measure them.
 *
 * @param image the picture with the surroundings of the face
 * @param box the detector's box in pixels of that picture
 */
export function padCues(image: Image, box: Rect<'frame'>): PadCues {
  const { square, face } = squareOf(image, box);
  const onFace = faceSpectrum(square, face);
  const beside = surroundingsSpectrum(square, face);
  return {
    straightLines: straightLines(square, face).mean,
    faceMiddlePeak: onFace?.middlePeak ?? null,
    faceHighPeak: onFace?.highPeak ?? null,
    faceHighPeakShare: onFace?.highPeakShare ?? null,
    surroundingsMiddlePeak: beside?.middlePeak ?? null,
    surroundingsHighPeak: beside?.highPeak ?? null,
  };
}

/** The square of the picture in which cues are measured, unscaled unless the picture is large; and the face in it. */
function squareOf(image: Image, box: Rect<'frame'>): { square: GreyRegion; face: Rect<'frame'> } {
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const [scaleX, scaleY] = [width / image.width, height / image.height];
  const small = {
    x: box.x * scaleX,
    y: box.y * scaleY,
    width: box.width * scaleX,
    height: box.height * scaleY,
  };
  const reach = Math.max(LINES_REACH, TILE_REACH) * small.height;
  const across = span(small.x + small.width / 2, reach, width);
  const down = span(small.y + small.height / 2, reach, height);
  const shown = {
    x: across.from / scaleX,
    y: down.from / scaleY,
    width: across.length / scaleX,
    height: down.length / scaleY,
  };
  return {
    square: greyRegion(image, shown, across.length, down.length),
    face: { ...small, x: small.x - across.from, y: small.y - down.from },
  };
}

/** The whole pixels within `reach` of a place that lie in the picture. */
function span(centre: number, reach: number, size: number): { from: number; length: number } {
  const from = Math.min(Math.max(0, Math.round(centre - reach)), size - 1);
  const to = Math.max(Math.min(size, Math.round(centre + reach)), from + 1);
  return { from, length: to - from };
}
