import {
  eyesHidden,
  FACE_REGIONS,
  lensColour,
  REGION_POINT_COUNT,
  regionShares,
  type ExamineModels,
} from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { drawSamples, type DrawOptions } from './draw-samples.ts';
import type { MeasuredHead } from './read-head.ts';
import type { JudgedSample } from './region-errors.ts';
import { eyeLimits, seenEyes } from './told-eyes.ts';

/** Covers the pictures' faces by drawn objects and lets the head judge them. */
export async function judgeDrawn(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  { head, limits, bareEyes }: MeasuredHead,
  drawing: DrawOptions,
): Promise<JudgedSample[]> {
  const samples: JudgedSample[] = [];
  for await (const { kinds, shares, seen } of drawSamples(pictures, models, drawing)) {
    const judged =
      seen && regionShares(seen.features, seen.features.length / REGION_POINT_COUNT, head);
    samples.push({
      kinds,
      truth: shares,
      judged: judged && Float32Array.from(FACE_REGIONS.flatMap((region) => judged[region])),
      eyesOff: seen && seen.eyesOff,
      eyesTold:
        seen &&
        judged &&
        eyesHidden(seenEyes(judged, lensColour(seen.steps, bareEyes)), eyeLimits(limits)),
    });
  }
  return samples;
}
