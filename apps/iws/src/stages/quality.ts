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
    eyes_open_metric: eyes?.openingGrade ?? null,
    head_pose_check: quality.headPoseCheck,
    quality_metric: quality.unifiedQualityScore.value,
    qc_passed: quality.qcPassed,
  };
}
