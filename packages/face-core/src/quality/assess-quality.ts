import type { FaceDetection } from '../detection/detection.ts';
import type { Image } from '../image/image.ts';
import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { HeadPose } from '../landmarks/head-pose.ts';
import type { RegionVisibility } from '../visibility/face-visibility.ts';
import { compressionArtifacts } from './compression-artifacts.ts';
import { leftwardCrop, rightwardCrop } from './crop-of-the-face-image.ts';
import { dynamicRange } from './dynamic-range.ts';
import { overExposurePrevention, underExposurePrevention } from './exposure-prevention.ts';
import { eyesOpen } from './eyes-open.ts';
import { eyesVisible } from './eyes-visible.ts';
import { faceOcclusionPrevention } from './face-occlusion-prevention.ts';
import { facePatch } from './face-patch.ts';
import { headMeasures } from './head-measures.ts';
import { headPoseAngle } from './head-pose-angle.ts';
import { headSize } from './head-size.ts';
import { illuminationUniformity } from './illumination-uniformity.ts';
import { interEyeDistanceComponent } from './inter-eye-distance.ts';
import { lumaStatistics } from './luma-statistics.ts';
import { luminanceMean } from './luminance-mean.ts';
import { luminanceVariance } from './luminance-variance.ts';
import { marginAbove, marginBelow } from './margin-of-the-face-image.ts';
import { mouthClosed } from './mouth-closed.ts';
import { mouthOcclusionPrevention } from './mouth-occlusion-prevention.ts';
import { naturalColour } from './natural-colour.ts';
import type { QualityCalibration } from './quality-calibration.ts';
import type {
  QualityAssessment,
  QualityComponents,
  QualityRamps,
  RequiredComponentId,
} from './quality-component.ts';
import { sharpness } from './sharpness.ts';
import { singleFacePresent } from './single-face-present.ts';
import { unifiedQualityScore } from './unified-quality-score.ts';

/** What is known about the face whose quality is assessed; `image` and `mesh` are of the primary picture. */
export interface QualitySubject {
  readonly image: Image;
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: HeadPose;
  /** Null: no model measured them. */
  readonly eyes: EyeOpenness | null;
  /** Null: no head judged it. */
  readonly visibility: RegionVisibility | null;
  /** The face and the other faces in the pixels of the picture that faces were counted in. */
  readonly face: FaceDetection;
  readonly others: readonly FaceDetection[];
}

/** Assesses every quality component, and what follows from all of them. */
export function assessQuality(
  subject: QualitySubject,
  { ramps, passFrom, unified }: QualityCalibration,
): QualityAssessment {
  const components = assessComponents(subject, ramps);
  const required = Object.keys(passFrom) as RequiredComponentId[];
  const failed = required.filter((id) => {
    const { value } = components[id];
    return value === null || value < passFrom[id];
  });
  return {
    components,
    unifiedQualityScore: unifiedQualityScore(components, unified),
    headPoseCheck: !failed.some(isHeadPose),
    qcPassed: failed.length === 0,
    failed,
  };
}

/** Geometry first, then the person, the picture, its light and colour. */
function assessComponents(
  { image, mesh, headPose: pose, eyes, visibility, face, others }: QualitySubject,
  ramps: QualityRamps,
): QualityComponents {
  const head = headMeasures(mesh);
  const { luma, cheekColour } = facePatch(image, mesh);
  const light = lumaStatistics(luma);
  const { width, height } = image;
  return {
    singleFacePresent: singleFacePresent(face, others, ramps.singleFacePresent),
    headSize: headSize(head, height, ramps.headSizeSmall, ramps.headSizeLarge),
    interEyeDistance: interEyeDistanceComponent(head, pose.yaw, ramps.interEyeDistance),
    leftwardCropOfTheFaceImage: leftwardCrop(head, ramps.sidewardCrop),
    rightwardCropOfTheFaceImage: rightwardCrop(head, width, ramps.sidewardCrop),
    marginAboveOfTheFaceImage: marginAbove(head, ramps.marginAbove),
    marginBelowOfTheFaceImage: marginBelow(head, height, ramps.marginBelow),
    headPoseYaw: headPoseAngle(pose.yaw, ramps.headPoseYaw),
    headPosePitch: headPoseAngle(pose.pitch, ramps.headPosePitch),
    headPoseRoll: headPoseAngle(pose.roll, ramps.headPoseRoll),
    eyesOpen: eyesOpen(eyes, ramps.eyesOpen),
    mouthClosed: mouthClosed(mesh, head, ramps.mouthClosed),
    eyesVisible: eyesVisible(visibility, ramps.eyesVisible),
    mouthOcclusionPrevention: mouthOcclusionPrevention(visibility, ramps.mouthOcclusionPrevention),
    faceOcclusionPrevention: faceOcclusionPrevention(visibility, ramps.faceOcclusionPrevention),
    sharpness: sharpness(luma, ramps.sharpness),
    compressionArtifacts: compressionArtifacts(image, mesh, ramps.compressionArtifacts),
    luminanceMean: luminanceMean(light, ramps.luminanceDark, ramps.luminanceBright),
    luminanceVariance: luminanceVariance(light, ramps.luminanceFlat, ramps.luminanceHarsh),
    dynamicRange: dynamicRange(light, ramps.dynamicRange),
    underExposurePrevention: underExposurePrevention(light, ramps.underExposurePrevention),
    overExposurePrevention: overExposurePrevention(light, ramps.overExposurePrevention),
    illuminationUniformity: illuminationUniformity(luma, ramps.illuminationUniformity),
    naturalColour: naturalColour(cheekColour, ramps.naturalColour),
  };
}

const isHeadPose = (id: RequiredComponentId): boolean =>
  id === 'headPoseYaw' || id === 'headPosePitch' || id === 'headPoseRoll';
