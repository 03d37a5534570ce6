/**
 * The models of the system for Node: their manifest, their bytes (checked against the recorded SHA-256) and the
 * calibration that turns their scores into decisions. Which tensor each takes and gives stands in the manifest.
 */
export { MODEL_NAMES, type ModelName } from './names.ts';
export { findModel, type ModelEntry, type ModelManifest } from './manifest.ts';
export { loadModel, ModelFileError, readManifest } from './load-model.ts';
export { FormError } from './strict-json.ts';
export {
  CalibrationError,
  loadEyesCalibration,
  loadGuidanceCalibration,
  loadIcaoCalibration,
  loadInjectionCalibration,
  loadLensesCalibration,
  loadComparisonCalibration,
  loadPadCalibration,
  loadQualityCalibration,
  loadVisibilityCalibration,
  type ComparisonCalibrationOptions,
  type LoadedIcaoCalibration,
} from './calibration/load.ts';
export {
  comparisonFile,
  COMPARISON_WORKING_POINTS,
  readComparisonCalibration,
  type ComparisonCalibration,
  type ComparisonKind,
  type ComparisonLevelName,
} from './calibration/comparison.ts';
export {
  PAD_LEVEL_NAMES,
  readPadCalibration,
  type PadCalibration,
  type PadLevelName,
} from './calibration/pad.ts';
export {
  readVisibilityCalibration,
  VISIBILITY_REGIONS,
  type VisibilityCalibration,
} from './calibration/visibility.ts';
export { readLensesCalibration, type LensesCalibration } from './calibration/lenses.ts';
export { readEyesCalibration, type EyesCalibration } from './calibration/eyes.ts';
export { readQualityCalibration, type QualityCalibration } from './calibration/quality.ts';
export { readGuidanceCalibration, type GuidanceCalibration } from './calibration/guidance.ts';
export { readInjectionCalibration, type InjectionCalibration } from './calibration/injection.ts';
export { readIcaoCalibration, type IcaoCalibration } from './calibration/icao.ts';
export {
  ModelPackError,
  readModelPack,
  type ModelPack,
  type PackModel,
} from './packs/read-pack.ts';
export type { PackModelEntry } from './packs/pack-manifest.ts';
export { packedRecogniser, type PackedRecogniser } from './packs/packed-recogniser.ts';
export { addedPadModels, type PackedPadModel } from './packs/added-pad-models.ts';
