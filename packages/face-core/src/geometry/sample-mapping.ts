import type { Rect } from './space.ts';

/** A sample's extent in its own pixels and the part of the camera's picture it shows. */
export interface MappedSample {
  readonly width: number;
  readonly height: number;
  readonly crop: Rect<'camera'>;
}

/**
 * A rectangle of one sample in the pixels of another that shows the same camera picture. It may leave the other sample.
 *
 * @throws RangeError when a crop has no extent
 */
export function mapBetweenSamples(
  rect: Rect<'frame'>,
  from: MappedSample,
  to: MappedSample,
): Rect<'frame'> {
  for (const { crop } of [from, to]) {
    if (!(crop.width > 0 && crop.height > 0)) throw new RangeError('a crop without extent');
  }
  const x = axis(
    rect.x,
    from.crop.x,
    from.crop.width / from.width,
    to.crop.x,
    to.width / to.crop.width,
  );
  const y = axis(
    rect.y,
    from.crop.y,
    from.crop.height / from.height,
    to.crop.y,
    to.height / to.crop.height,
  );
  return {
    x,
    y,
    width: (rect.width * from.crop.width * to.width) / (from.width * to.crop.width),
    height: (rect.height * from.crop.height * to.height) / (from.height * to.crop.height),
  };
}

/** One coordinate: sample pixels to camera pixels to the other sample's. */
function axis(at: number, origin: number, grow: number, origin2: number, shrink: number): number {
  return (origin + at * grow - origin2) * shrink;
}
