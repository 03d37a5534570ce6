export { assertImage, type Image } from './image/image.ts';
export { cropImage } from './image/crop-image.ts';
export { forgetPixels } from './image/forget-pixels.ts';
export type { Degrees, Point, Point3, Radians, Rect, Space } from './geometry/space.ts';
export { mapRect, sampleMap } from './geometry/sample-mapping.ts';
export { headBox } from './geometry/head-box.ts';
export { icaoPortrait } from './geometry/icao-portrait.ts';
export { tokenPortrait } from './geometry/token-portrait.ts';
export { portraitCrop, type PortraitCrop } from './geometry/portrait-crop.ts';
export type { FaceDetection } from './detection/detection.ts';
export { detectCoveredFaces, detectFaces } from './detection/detect-faces.ts';
export { MESH_POINTS, type FaceMesh, type FivePoints } from './landmarks/face-mesh.ts';
export { eyesApart, fivePoints, interEyeDistance } from './landmarks/five-points.ts';
export type { HeadPose } from './landmarks/head-pose.ts';
export {
  eyeLogOdds,
  opennessOf,
  type EyeLogOdds,
  type EyeOpenness,
} from './landmarks/eye-openness.ts';
export type { PadNoResponseReason, PadResult } from './pad/pad-result.ts';
export { PAD_CUE_NAMES, type PadCueName, type PadCues } from './pad/pad-cues.ts';
export {
  BORDER_WEIGHT,
  cueDeviations,
  fusedScore,
  type PadCueStatistics,
} from './pad/fused-score.ts';
export { spoofScore } from './pad/detect-attack.ts';
export { addedPadScore, type AddedPadModel } from './pad/added-pad-model.ts';
export { reachedLevel, type LevelThreshold } from './pad/reached-level.ts';
export { luminanceQuantisation } from './injection/jpeg-quantisation.ts';
export { doubleCompression } from './injection/double-compression.ts';
export { faceCorrelation } from './injection/face-correlation.ts';
export { sensorNoise } from './injection/sensor-noise.ts';
export {
  encodeFace,
  encodeWith,
  extractFeatures,
  type EncodedFace,
} from './comparison/extract-features.ts';
export type { ReferencePoints } from './comparison/align-face.ts';
export {
  DLIB_RESNET,
  FR_FEATURE,
  type Recogniser,
  type RecogniserFormat,
} from './comparison/recogniser.ts';
export type { BlazeFacePair, FaceDetector } from './detection/face-detector.ts';
export type { FaceAppearance } from './comparison/face-appearance.ts';
export { comparisonScore, type FaceFeatures } from './comparison/features.ts';
export {
  rateComparison,
  type ComparisonMapping,
  type ComparisonWorkingPoint,
  type RatedComparison,
} from './comparison/rate-comparison.ts';
export { rampValue } from './quality/component-value.ts';
export type {
  QualityAssessment,
  QualityComponent,
  QualityComponentId,
  QualityComponents,
  QualityRamps,
  Ramp,
  RequiredComponentId,
} from './quality/quality-component.ts';
export type { QualityCalibration } from './quality/quality-calibration.ts';
export { backgroundGradient } from './quality/background-uniformity.ts';
export {
  unifiedQualityScore,
  type DeficitWeights,
  type UnifiedQualityModel,
} from './quality/unified-quality-score.ts';
export type {
  FaceRegionName,
  FaceVisibility,
  RegionVisibility,
} from './visibility/face-visibility.ts';
export {
  BARE_SKINS,
  colourSteps,
  lensColour,
  type BareSkin,
  type ColourStep,
  type ColourSteps,
  type StepSpread,
} from './visibility/lens-colour.ts';
export { assessVisibility, regionShares } from './visibility/assess-visibility.ts';
export { eyeFeatures, judgeEyes, type EyeHead } from './visibility/eye-head.ts';
export { featureCount, pointFeatures } from './visibility/point-features.ts';
export { FACE_REGIONS, REGION_POINT_COUNT, REGION_POINTS } from './visibility/region-points.ts';
export {
  COVER_KINDS,
  type RegionWeights,
  type VisibilityHead,
} from './visibility/visibility-head.ts';
export type { IcaoData } from './icao/icao-data.ts';
export { assessIcao, type IcaoCalibration, type IcaoSubject } from './icao/assess-icao.ts';
export {
  eyesHidden,
  lensesTinted,
  type EyeLimits,
  type SeenEyes,
  type TintLimits,
} from './icao/eyes-hidden.ts';
export { personMask, type PersonMask } from './segmentation/person-mask.ts';
export { removeBackground, type Colour } from './segmentation/remove-background.ts';
export {
  isCompliant,
  judgeRules,
  type ComplianceRule,
  type JudgedRule,
} from './icao/compliance.ts';
export {
  templateRefusal,
  type QualityMode,
  type TemplateLimits,
  type TemplateModes,
  type TemplateRefusal,
  type TemplateRule,
  type TemplateSubject,
} from './icao/template-quality.ts';
export {
  EXAMINE_MODEL_NAMES,
  MissingModelError,
  OBSERVE_MODEL_NAMES,
  type AvailableModels,
  type ExamineModels,
  type ExamineRole,
  type ObserveModels,
} from './pipeline/examine-models.ts';
export type { Inference, Tensor } from './inference/inference.ts';
export {
  COMPARISON_MODEL_NAMES,
  judgesLiveness,
  MODEL_SETS,
  openExamineModels,
  openModelSet,
  RECOGNISER_NAMES,
  recogniserOf,
  unavailableIn,
  type Capability,
  type ModelSet,
  type SetModelName,
} from './pipeline/model-sets.ts';
export { examineFace } from './pipeline/examine-face.ts';
export { FACE_FINDING_VERSION } from './pipeline/face-finding-version.ts';
export type {
  Examination,
  ExamineCalibration,
  ExamineInput,
  ExamineOptions,
  ExamineSample,
  ExamineStage,
  ExamineTimings,
  ExaminedFace,
} from './pipeline/examination.ts';
export { observeFace } from './pipeline/observe-face.ts';
export { rehearseObservation } from './pipeline/rehearse-observation.ts';
export type {
  FaceObservation,
  FaceTrack,
  ObservedFrame,
  ObserveOptions,
} from './pipeline/observation.ts';
