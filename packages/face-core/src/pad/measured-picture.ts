import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { greyRegion, type GreyRegion } from './grey-region.ts';

/** A picture in the size in which cues are measured. Nothing of it is made before it is asked for. */
export interface MeasuredPicture {
  readonly image: Image;
  /** Pixels of the picture in that size. */
  readonly width: number;
  readonly height: number;
}

/**
 * Longer side above which a picture is made smaller before its spectra are measured, pixels: what the cues' statistics and the
 * experiments behind them hold for.
 */
const LONGEST = 1000;

/** The picture, and a rectangle of it, in the size in which cues are measured: unscaled unless the picture is large. */
export function measuredPicture(
  image: Image,
  box: Rect<'frame'>,
): { readonly picture: MeasuredPicture; readonly face: Rect<'frame'> } {
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  const [scaleX, scaleY] = [width / image.width, height / image.height];
  return {
    picture: { image, width, height },
    face: {
      x: box.x * scaleX,
      y: box.y * scaleY,
      width: box.width * scaleX,
      height: box.height * scaleY,
    },
  };
}

/** How far from the face's centre the spectra of the surroundings are measured, in heights of the face box. */
export const SPECTRA_REACH = 1.35;

/** The luma of the part of a picture whose spectra are measured, and where it lies. As short-lived as every `GreyRegion`. */
export interface SpectraRegion {
  readonly region: GreyRegion;
  /** Its first pixel, in pixels of the measured picture. */
  readonly left: number;
  readonly top: number;
}

/** The luma of the face and of what is beside and above it, unscaled. Read once: the patches that are measured overlap. */
export function spectraRegion(picture: MeasuredPicture, box: Rect<'frame'>): SpectraRegion {
  const reach = SPECTRA_REACH * box.height;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const [left, width] = pixelsBetween(
    Math.min(x - reach, box.x),
    Math.max(x + reach, box.x + box.width),
    picture.width,
  );
  const [top, height] = pixelsBetween(
    Math.min(y - reach, box.y),
    box.y + box.height,
    picture.height,
  );
  return { region: lumaIn(picture, { x: left, y: top, width, height }), left, top };
}

/** The first of the whole pixels of an axis that a range touches, and how many they are; at least one. */
function pixelsBetween(low: number, high: number, size: number): [from: number, length: number] {
  const from = Math.min(Math.max(0, Math.floor(low)), size - 1);
  return [from, Math.max(from + 1, Math.min(size, Math.ceil(high))) - from];
}

/** The luma of a rectangle inside a measured picture, in that size or made width x height. */
export function lumaIn(
  { image, width: wholeWidth, height: wholeHeight }: MeasuredPicture,
  { x, y, width, height }: Rect<'frame'>,
  outputWidth = width,
  outputHeight = height,
): GreyRegion {
  const [scaleX, scaleY] = [image.width / wholeWidth, image.height / wholeHeight];
  const rect = { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY };
  return greyRegion(image, rect, outputWidth, outputHeight);
}
