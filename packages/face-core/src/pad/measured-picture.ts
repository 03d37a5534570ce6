import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { greyRegion, makePart, planLuma, type GreyRegion, type LumaPlan } from './grey-region.ts';

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

/** Largest side of a square whose spectrum is measured, pixels. */
export const LARGEST_SQUARE = 128;
/** Pixels that all squares have together at most: 36 tiles of 64x64 around the face, and the largest one on it. */
const SQUARES = 36 * 64 ** 2 + LARGEST_SQUARE ** 2;

/**
 * The part of a picture whose spectra are measured, and where it lies. Where the squares that are measured overlap its luma is made once, as a
 * whole; in a large part, of which they leave most out, each is made by itself. As short-lived as every `GreyRegion`.
 */
export interface SpectraRegion {
  readonly luma: GreyRegion | LumaPlan;
  /** Its first pixel, in pixels of the measured picture. */
  readonly left: number;
  readonly top: number;
}

/** The face and what is beside and above it, unscaled. */
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
  const rect = { x: left, y: top, width, height };
  const luma =
    width * height <= SQUARES
      ? lumaIn(picture, rect)
      : planLuma(picture.image, inImage(picture, rect), width, height, LARGEST_SQUARE ** 2);
  return { luma, left, top };
}

/** The luma of a square: 32-bit floats in the kernels' memory. Valid until the next square is asked for. */
export interface GreySquare {
  readonly at: number;
  /** Pixels from one row to the next. */
  readonly stride: number;
}

/**
 * The luma of a square of the region.
 *
 * @param x first column and `y` first row, in pixels of the measured picture
 * @param side at most LARGEST_SQUARE, pixels
 */
export function squareIn(
  { luma, left, top }: SpectraRegion,
  x: number,
  y: number,
  side: number,
): GreySquare {
  const place = { x: x - left, y: y - top };
  if ('made' in luma) {
    makePart(luma, { ...place, width: side, height: side });
    return { at: luma.at, stride: side };
  }
  return { at: luma.at + (place.y * luma.width + place.x) * 4, stride: luma.width };
}

/** The first of the whole pixels of an axis that a range touches, and how many they are; at least one. */
function pixelsBetween(low: number, high: number, size: number): [from: number, length: number] {
  const from = Math.min(Math.max(0, Math.floor(low)), size - 1);
  return [from, Math.max(from + 1, Math.min(size, Math.ceil(high))) - from];
}

/** The luma of a rectangle inside a measured picture, in that size or made width x height. */
export function lumaIn(
  picture: MeasuredPicture,
  rect: Rect<'frame'>,
  width = rect.width,
  height = rect.height,
): GreyRegion {
  return greyRegion(picture.image, inImage(picture, rect), width, height);
}

/** The same rectangle in pixels of the picture itself. */
function inImage(
  { image, width: wholeWidth, height: wholeHeight }: MeasuredPicture,
  { x, y, width, height }: Rect<'frame'>,
): Rect<'frame'> {
  const [scaleX, scaleY] = [image.width / wholeWidth, image.height / wholeHeight];
  return { x: x * scaleX, y: y * scaleY, width: width * scaleX, height: height * scaleY };
}
