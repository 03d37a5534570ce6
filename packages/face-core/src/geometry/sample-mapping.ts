import { applyAffine, type Affine } from './affine.ts';
import type { Rect } from './space.ts';

/** A sample's extent in its own pixels and the part of the camera's picture it shows. */
export interface MappedSample {
  readonly width: number;
  readonly height: number;
  readonly crop: Rect<'camera'>;
}

/**
 * The map from the pixels of one sample to those of another that shows the same camera picture.
 *
 * @throws RangeError when a crop has no extent
 */
export function sampleMap(from: MappedSample, to: MappedSample): Affine<'frame', 'frame'> {
  for (const { crop } of [from, to]) {
    if (!(crop.width > 0 && crop.height > 0)) throw new RangeError('a crop without extent');
  }
  const shrinkX = to.width / to.crop.width;
  const shrinkY = to.height / to.crop.height;
  return {
    a: (from.crop.width / from.width) * shrinkX,
    b: 0,
    c: 0,
    d: (from.crop.height / from.height) * shrinkY,
    tx: (from.crop.x - to.crop.x) * shrinkX,
    ty: (from.crop.y - to.crop.y) * shrinkY,
  };
}

/** A rectangle of one sample in the pixels of the other; it may leave it. `map` is a sampleMap: it turns nothing. */
export function mapRect(map: Affine<'frame', 'frame'>, rect: Rect<'frame'>): Rect<'frame'> {
  const { x, y } = applyAffine<'frame', 'frame'>(map, { x: rect.x, y: rect.y });
  return { x, y, width: rect.width * map.a, height: rect.height * map.d };
}
