import type { FaceAppearance } from '../comparison/face-appearance.ts';
import type { EyeLogOdds } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { assertMaps, featureCount, pointFeatures } from './point-features.ts';
import { REGION_POINTS } from './region-points.ts';

/**
 * A linear judgement of one eye from what the comparison model saw around it: data, written by `pnpm evaluate train-eyes`. With the
 * mean features f of the eye's points (all maps, one after the other) and the eye model's log odds o:
 *
 *     log odds of an open eye = bias + weights f + modelWeight o
 *
 * The bias puts the working point where it belongs: the boundary of CLOSED and OPEN, a grade of 10.
 */
export interface EyeHead {
  /** The maps that it reads, in the order of the model's outputs. */
  readonly maps: readonly { readonly channels: number; readonly side: number }[];
  /** One for each channel of all maps. */
  readonly weights: Float32Array;
  readonly modelWeight: number;
  readonly bias: number;
}

/**
 * What the head says of each eye.
 *
 * @param mesh in pixels of the picture
 * @param appearance of the same face in the same picture
 * @param model what the eye model says of the same eyes
 * @returns null when the comparison model gave no feature maps: nothing was judged
 * @throws RangeError when it gave other maps than the head was trained on
 */
export function judgeEyes(
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance,
  model: EyeLogOdds,
  head: EyeHead,
): EyeLogOdds | null {
  const features = eyeFeatures(mesh, appearance);
  if (!features) return null;
  assertMaps(appearance, head.maps);
  return {
    subjectRight: judgeEye(head, features.subjectRight, model.subjectRight),
    subjectLeft: judgeEye(head, features.subjectLeft, model.subjectLeft),
  };
}

function judgeEye({ weights, modelWeight, bias }: EyeHead, mean: Float32Array, odds: number) {
  let sum = bias + modelWeight * odds;
  for (let k = 0; k < mean.length; k++) sum += weights[k]! * mean[k]!;
  return sum;
}

/** The mean features of each eye's points; null when the comparison model gives no maps. */
export function eyeFeatures(
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance,
): { readonly subjectRight: Float32Array; readonly subjectLeft: Float32Array } | null {
  if (appearance.maps.length === 0) return null;
  return {
    subjectRight: meanFeatures(mesh, appearance, 'subjectRightEye'),
    subjectLeft: meanFeatures(mesh, appearance, 'subjectLeftEye'),
  };
}

function meanFeatures(
  mesh: FaceMesh<'frame'>,
  appearance: FaceAppearance,
  region: 'subjectRightEye' | 'subjectLeftEye',
): Float32Array {
  const count = featureCount(appearance);
  const features = pointFeatures(mesh, appearance, [region]);
  const mean = new Float32Array(count);
  for (let at = 0; at < features.length; at += count) {
    for (let k = 0; k < count; k++) mean[k]! += features[at + k]!;
  }
  const points = REGION_POINTS[region].length;
  for (let k = 0; k < count; k++) mean[k]! /= points;
  return mean;
}
