import type { FaceDetection } from '../detection/detection.ts';
import type { Image } from '../image/image.ts';
import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { HeadPose } from '../landmarks/head-pose.ts';
import { overExposurePrevention, underExposurePrevention } from './exposure-prevention.ts';
import { eyesOpen } from './eyes-open.ts';
import { faceLuma } from './face-luma.ts';
import { headPoseAngle } from './head-pose-angle.ts';
import { headSize } from './head-size.ts';
import { luminanceMean } from './luminance-mean.ts';
import type {
  QualityAssessment,
  QualityCalibration,
  QualityComponent,
  QualityComponentId,
} from './quality-component.ts';
import { sharpness } from './sharpness.ts';
import { singleFacePresent } from './single-face-present.ts';
import { unifiedQualityScore } from './unified-quality-score.ts';

/** What is known about the face whose quality is assessed; `image` and `mesh` are of the primary picture. */
export interface QualitySubject {
  readonly image: Image;
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: HeadPose;
  readonly eyes: EyeOpenness;
  /** The face and the other faces in the pixels of the picture that faces were counted in. */
  readonly face: FaceDetection;
  readonly others: readonly FaceDetection[];
}

/** Assesses every quality component, in the order of the list. */
export function assessQuality(
  { image, mesh, headPose: pose, eyes, face, others }: QualitySubject,
  { ramps, passFrom }: QualityCalibration,
): QualityAssessment {
  const luma = faceLuma(image, mesh);
  const components: Record<QualityComponentId, QualityComponent> = {
    singleFacePresent: singleFacePresent(face, others, ramps.singleFacePresent),
    headSize: headSize(mesh, image.height, ramps.headSizeSmall, ramps.headSizeLarge),
    headPoseYaw: headPoseAngle(pose.yaw, ramps.headPoseYaw),
    headPosePitch: headPoseAngle(pose.pitch, ramps.headPosePitch),
    headPoseRoll: headPoseAngle(pose.roll, ramps.headPoseRoll),
    eyesOpen: eyesOpen(eyes, ramps.eyesOpen),
    sharpness: sharpness(luma, ramps.sharpness),
    luminanceMean: luminanceMean(luma, ramps.luminanceDark, ramps.luminanceBright),
    underExposurePrevention: underExposurePrevention(luma, ramps.underExposurePrevention),
    overExposurePrevention: overExposurePrevention(luma, ramps.overExposurePrevention),
  };
  const ids = Object.keys(components) as QualityComponentId[];
  const failed = ids.filter((id) => {
    const { value } = components[id];
    return value === null || value < passFrom[id];
  });
  return {
    components,
    unifiedQualityScore: unifiedQualityScore(Object.values(components)),
    headPoseCheck: !failed.some(isHeadPose),
    qcPassed: failed.length === 0,
    failed,
  };
}

const isHeadPose = (id: QualityComponentId): boolean =>
  id === 'headPoseYaw' || id === 'headPosePitch' || id === 'headPoseRoll';
