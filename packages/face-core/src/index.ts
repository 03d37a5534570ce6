export { assertImage, type Image } from './image/image.ts';
export type { Degrees, Point, Point3, Radians, Rect, Space } from './geometry/space.ts';
export { portraitCrop, type PortraitCrop } from './geometry/portrait-crop.ts';
export type { FaceDetection } from './detection/detection.ts';
export { MESH_POINTS, type FaceMesh, type FivePoints } from './landmarks/face-mesh.ts';
export type { HeadPose } from './landmarks/head-pose.ts';
export type { EyeOpenness } from './landmarks/eye-openness.ts';
export type { PadNoResponseReason, PadResult } from './pad/pad-result.ts';
export { reachedLevel, type LevelThreshold } from './pad/reached-level.ts';
export { comparisonScore, type FaceFeatures } from './comparison/features.ts';
export type {
  QualityAssessment,
  QualityCalibration,
  QualityComponent,
  QualityComponentId,
  Ramp,
} from './quality/quality-component.ts';
export { PROVISIONAL_QUALITY } from './quality/provisional-calibration.ts';
export {
  EXAMINE_MODEL_NAMES,
  OBSERVE_MODEL_NAMES,
  type ExamineModels,
  type Inference,
  type ObserveModels,
  type Tensor,
} from './pipeline/inference.ts';
export {
  examineFace,
  type Examination,
  type ExamineCalibration,
  type ExamineInput,
  type ExamineOptions,
  type ExamineSample,
  type ExamineStage,
  type ExamineTimings,
  type ExaminedFace,
} from './pipeline/examine-face.ts';
export {
  observeFace,
  type FaceObservation,
  type FaceTrack,
  type ObservedFrame,
  type ObserveOptions,
} from './pipeline/observe-face.ts';
