import { applyAffine } from '../geometry/affine.ts';
import { ALIGNED_SIDE } from '../comparison/align-face.ts';
import type { FaceAppearance } from '../comparison/face-appearance.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import type { Tensor } from '../pipeline/inference.ts';
import { FACE_REGIONS, REGION_POINT_COUNT, REGION_POINTS } from './region-points.ts';

/** Channels of all maps together: how many features a point has. */
export function featureCount({ maps }: FaceAppearance): number {
  return maps.reduce((sum, { dims }) => sum + (dims[1] ?? 0), 0);
}

/**
 * The features of every region's points, read from the maps by linear interpolation; beyond a map its edge is repeated.
 *
 * @returns [points in the order of FACE_REGIONS and REGION_POINTS][channels of all maps], row by row
 */
export function pointFeatures(mesh: FaceMesh<'frame'>, appearance: FaceAppearance): Float32Array {
  const { maps, toAligned } = appearance;
  const count = featureCount(appearance);
  const features = new Float32Array(REGION_POINT_COUNT * count);
  let at = 0;
  for (const region of FACE_REGIONS) {
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
