import { overlap } from '../geometry/rect.ts';
import type { FaceDetection } from './detection.ts';

/**
 * Non-maximum suppression: of detections that overlap by more than `limit` (intersection over union) only the one with the
 * highest score stays. The result is in falling order of score; equal scores keep the order they came in.
 */
export function suppressOverlaps<D extends FaceDetection>(
  detections: readonly D[],
  limit: number,
): D[] {
  const kept: D[] = [];
  for (const candidate of detections.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((better) => overlap(better.box, candidate.box) <= limit)) kept.push(candidate);
  }
  return kept;
}
