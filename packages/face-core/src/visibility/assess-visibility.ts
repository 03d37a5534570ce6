import type { FaceAppearance } from '../comparison/face-appearance.ts';
import { room } from '../kernels/kernels.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { FaceRegionName, FaceVisibility } from './face-visibility.ts';
import { assertMaps, featureCount, pointFeatures } from './point-features.ts';
import { FACE_REGIONS, REGION_POINT_COUNT, REGION_POINTS } from './region-points.ts';
import { COVER_KINDS, type RegionWeights, type VisibilityHead } from './visibility-head.ts';

/** For one region the share of its points that is covered, behind a dark lens, behind a reflection; 0..1 in the order of COVER_KINDS. */
type Shares = readonly [covered: number, darkLens: number, glare: number];

/**
 * How much of each region of a face can be seen, judged by what the comparison model saw there.
 *
 * @param mesh in pixels of the picture
 * @param appearance of the same face in the same picture
 * @returns null when the model gave no feature maps: nothing was judged
 * @throws RangeError when it gave other maps than the head was trained on
 */
export function assessVisibility(
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance,
  head: VisibilityHead,
): FaceVisibility | null {
  if (appearance.maps.length === 0) return null;
  assertMaps(appearance, head.maps);
  const shares = regionShares(pointFeatures(mesh, appearance), featureCount(appearance), head);
  const visible = (region: FaceRegionName) => 100 * (1 - shares[region][0]);
  const { subjectRightEye: right, subjectLeftEye: left } = shares;
  return {
    subjectRightEye: visible('subjectRightEye'),
    subjectLeftEye: visible('subjectLeftEye'),
    nose: visible('nose'),
    mouth: visible('mouth'),
    top: visible('top'),
    bottom: visible('bottom'),
    subjectRightSide: visible('subjectRightSide'),
    subjectLeftSide: visible('subjectLeftSide'),
    darkGlasses: Math.max(right[1], left[1]),
    glare: Math.max(right[2], left[2]),
  };
}

/**
 * The head by itself: from the features of all points (as `pointFeatures` gives them) to the shares of each region.
 *
 * @param count features of a point
 */
export function regionShares(
  features: Float32Array,
  count: number,
  { hidden, pointWeights, faceWeights, regions }: VisibilityHead,
): Record<FaceRegionName, Shares> {
  const whole = product(meanFeatures(features, count), count, faceWeights, hidden);
  const ofPoints = product(features, count, pointWeights, hidden);
  const shares = {} as Record<FaceRegionName, Shares>;
  let at = 0;
  for (const region of FACE_REGIONS) {
    const { bias, outputs, outputBias, ...scale } = regions[region];
    const start = whole.map((value, h) => value + bias[h]!);
    const sums = new Float64Array(COVER_KINDS.length);
    const points = REGION_POINTS[region].length;
    for (let i = 0; i < points; i++, at += hidden) {
      for (let kind = 0; kind < sums.length; kind++) {
        let logit = outputBias[kind]!;
        const row = kind * hidden;
        for (let h = 0; h < hidden; h++) {
          const value = start[h]! + ofPoints[at + h]!;
          if (value > 0) logit += outputs[row + h]! * value;
        }
        sums[kind]! += 1 / (1 + Math.exp(-logit));
      }
    }
    shares[region] = [scaled(sums[0]! / points, scale), sums[1]! / points, sums[2]! / points];
  }
  return shares;
}

/** The share whose log odds are `slope` times those of the given one, and `shift` more. */
function scaled(share: number, { slope, shift }: Pick<RegionWeights, 'slope' | 'shift'>): number {
  const odds = (share / (1 - share)) ** slope * Math.exp(shift);
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

/** The mean features of all points of a face. */
function meanFeatures(features: Float32Array, count: number): Float32Array {
  const mean = new Float32Array(count);
  for (let at = 0; at < features.length; at += count)
    for (let k = 0; k < count; k++) mean[k]! += features[at + k]!;
  return mean.map((sum) => sum / REGION_POINT_COUNT);
}

/** The product of features and a matrix [count][width]: [features.length / count][width]. */
function product(
  features: Float32Array,
  count: number,
  weights: Float32Array,
  width: number,
): Float32Array {
  const rows = features.length / count;
  const {
    kernels,
    floats,
    at: [leftAt, rightAt, productAt],
  } = room([features.byteLength, weights.byteLength, rows * width * 4]);
  floats.set(features, leftAt / 4);
  floats.set(weights, rightAt / 4);
  kernels.multiply(leftAt, rows, count, rightAt, width, productAt);
  return floats.slice(productAt / 4, productAt / 4 + rows * width);
}
