import { findFaces } from '../detection/face-detector.ts';
import type { FaceDetection } from '../detection/detection.ts';
import { rectArea } from '../geometry/rect.ts';
import type { Image } from '../image/image.ts';
import { faceCorrelation } from '../injection/face-correlation.ts';
import { detectAttack, spoofScore } from '../pad/detect-attack.ts';
import type { PadCueStatistics } from '../pad/fused-score.ts';
import type { PadResult } from '../pad/pad-result.ts';
import type { ExamineInput } from './examination.ts';
import type { FoundFace, Search } from './find-face.ts';
import type { AvailableModels } from './examine-models.ts';
import { SAME_FACE } from './samples-agree.ts';

/** More frames brought nothing reliable: errors are those of a person and a place, not of a frame. */
const MOST_FRAMES = 2;

/**
 * Presentation attack detection on a capture: on the context sample when there is one, else on the primary, and on up to two
 * frames of the burst. Scores are averaged. A frame counts only when it shows the same face, pixel by pixel: otherwise frames
 * of a living accomplice could lift the score of a photograph. A frame that cannot be judged is left out.
 */
export async function judgeAttack(
  { primary, burst = [] }: ExamineInput,
  { searched }: Search,
  { mesh, detection, searchedDetection }: FoundFace,
  models: AvailableModels,
  statistics: PadCueStatistics,
): Promise<PadResult> {
  const { box } = searchedDetection ?? detection;
  const judged = await detectAttack(searched, box, models, statistics);
  if (judged.status !== 'success') return judged;
  const scores = [judged.bonaFideScore];
  for (const { image } of burst.slice(0, MOST_FRAMES)) {
    const face = await largestFace(image, models);
    if (!face) continue;
    const { faceLandmarks } = models;
    const found = await faceCorrelation(primary.image, mesh, image, face.box, faceLandmarks);
    if (found === null || found < SAME_FACE) continue;
    const other = await detectAttack(image, face.box, models, statistics);
    if (other.status === 'success') scores.push(other.bonaFideScore);
  }
  const bonaFideScore = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    ...judged,
    bonaFideScore,
    spoofScore: spoofScore(bonaFideScore),
    pictures: scores.length,
  };
}

async function largestFace(image: Image, models: AvailableModels): Promise<FaceDetection | null> {
  const found = await findFaces(image, models.faceDetector);
  return found.toSorted((a, b) => rectArea(b.box) - rectArea(a.box))[0] ?? null;
}
