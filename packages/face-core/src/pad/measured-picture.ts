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
