import type { CaptureQuality } from '@iws/protocol';
import { frameQuality, qualityMetric } from '../guidance/frame-quality.ts';
import type { Finding } from '../guidance/finding.ts';
import type { ImageQuality } from '../options/sdk-options.ts';

/** What the capture says about its picture. A chosen frame has passed the pose limits. */
export function captureQuality(finding: Finding, eyes: boolean): CaptureQuality {
  const measured = eyes ? finding.eyes : null;
  return {
    ...(measured === null
      ? {}
      : {
          eyes_status: measured.eyesStatus,
          eyes_opening_grade: Math.round(measured.openingGrade * 10) / 10,
        }),
    quality_metric: Math.round(qualityMetric(frameQuality(finding))),
    head_pose_check: true,
  };
}

/** The same for the page's event, in the product guide's form. */
export function imageQuality(quality: CaptureQuality): ImageQuality {
  const { eyes_status, eyes_opening_grade, quality_metric = 0, head_pose_check } = quality;
  return {
    ...(eyes_status === undefined ? {} : { eyes_status }),
    ...(eyes_opening_grade === undefined ? {} : { eyes_opening_grade }),
    quality_metric,
    head_pose_check: head_pose_check === true ? 'True' : 'False',
  };
}
