import type { ExaminedFace } from '@iws/face-core';
import type { ProcessQuality } from '@iws/protocol';

/**
 * The quality of the examined face in the words of the wire; null when it was not assessed. A component
 * that could not be assessed is null, never a low number.
 */
export function qualityFields({ eyes, quality }: ExaminedFace): ProcessQuality | null {
  if (quality === null) return null;
  return {
    eyes_status: eyes?.eyesStatus ?? null,
    eyes_open_metric: rounded(eyes?.openingGrade ?? null),
    head_pose_check: quality.headPoseCheck,
    quality_metric: rounded(quality.unifiedQualityScore.value),
    qc_passed: quality.qcPassed,
  };
}

/** Two decimals: more would only suggest a precision that is not there. */
const rounded = (grade: number | null): number | null =>
  grade === null ? null : Math.round(grade * 100) / 100;
