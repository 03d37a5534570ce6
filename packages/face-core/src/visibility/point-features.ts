import { applyAffine } from '../geometry/affine.ts';
import { ALIGNED_SIDE } from '../comparison/align-face.ts';
import type { FaceAppearance } from '../comparison/face-appearance.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import type { Tensor } from '../inference/inference.ts';
import type { FaceRegionName } from './face-visibility.ts';
import { FACE_REGIONS, REGION_POINTS } from './region-points.ts';

/** Channels of all maps together: how many features a point has. */
export function featureCount({ maps }: FaceAppearance): number {
  return maps.reduce((sum, { dims }) => sum + (dims[1] ?? 0), 0);
}

/** @throws RangeError when the comparison model gave other maps than a head was trained on */
export function assertMaps(
  { maps }: FaceAppearance,
  trainedOn: readonly { readonly channels: number; readonly side: number }[],
): void {
  const given = maps.map(({ dims }) => dims.slice(1).join('x')).join(', ');
  const wanted = trainedOn.map(({ channels, side }) => `${channels}x${side}x${side}`).join(', ');
  if (given !== wanted) throw new RangeError(`the head reads maps of ${wanted}, not ${given}`);
}

/**
 * The features of the points of regions, read from the maps by linear interpolation; beyond a map its edge is repeated.
 *
 * @param regions default: all
 * @returns [points in the order of FACE_REGIONS and REGION_POINTS][channels of all maps], row by row
 */
export function pointFeatures(
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance,
  regions: readonly FaceRegionName[] = FACE_REGIONS,
): Float32Array {
  const { maps, toAligned } = appearance;
  const count = featureCount(appearance);
  const points = regions.reduce((sum, region) => sum + REGION_POINTS[region].length, 0);
  const features = new Float32Array(points * count);
  let at = 0;
  for (const region of regions) {
    for (const index of REGION_POINTS[region]) {
      const { x, y } = applyAffine(toAligned, meshPoint(mesh, index));
      for (const map of maps) {
        readMap(map, x / ALIGNED_SIDE, y / ALIGNED_SIDE, features, at);
        at += map.dims[1] ?? 0;
      }
    }
  }
  return features;
}

/** Writes one place's channels to `out` from `at` on. `u` and `v` are 0..1 across the map. */
function readMap(
  { data, dims }: Tensor,
  u: number,
  v: number,
  out: Float32Array,
  at: number,
): void {
  const [, channels = 0, height = 0, width = 0] = dims;
  const x = clamp(u * width - 0.5, width - 1);
  const y = clamp(v * height - 0.5, height - 1);
  const x0 = Math.min(Math.floor(x), width - 2);
  const y0 = Math.min(Math.floor(y), height - 2);
  const fx = x - x0;
  const fy = y - y0;
  const w11 = fx * fy;
  const w10 = fy - w11;
  const w01 = fx - w11;
  const w00 = 1 - w11 - w10 - w01;
  const plane = width * height;
  let place = y0 * width + x0;
  for (let c = 0; c < channels; c++, place += plane) {
    out[at + c] =
      w00 * data[place]! +
      w01 * data[place + 1]! +
      w10 * data[place + width]! +
      w11 * data[place + width + 1]!;
  }
}

const clamp = (value: number, last: number): number =>
  value < 0 ? 0 : value > last ? last : value;
