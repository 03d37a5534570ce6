import {
  EXAMINE_MODEL_NAMES,
  type AddedPadModel,
  type ExamineCalibration,
  type ExamineModels,
  type ExamineRole,
  type Inference,
  type TemplateModes,
} from '@iws/face-core';
import {
  addedPadModels,
  findModel,
  loadComparisonCalibration,
  loadEyesCalibration,
  loadInjectionCalibration,
  loadModel,
  loadPadCalibration,
  loadVisibilityCalibration,
  readManifest,
  type ComparisonCalibration,
  type InjectionCalibration,
  type ModelPack,
} from '@iws/models';
import { openInference } from '@iws/models/inference';
import type { PadLevel } from '@iws/protocol';
import { pathToFileURL } from 'node:url';
import { templateEncryption, type EncryptTemplate } from '../formats/encrypt-template.ts';
import { modelIdOf } from '../formats/identy-type-1.ts';
import type { WorkerSettings } from './jobs.ts';
import { readModelPacks } from './model-packs.ts';
import { readQualityCalibration } from './quality-calibration.ts';

/** The models and the calibration that an examination needs, in one thread. */
export interface Examiner {
  readonly models: ExamineModels;
  readonly calibration: ExamineCalibration<PadLevel>;
  /** What pictures must be like that become templates. */
  readonly templateModes: TemplateModes;
  /** The limits of injection detection. */
  readonly injection: InjectionCalibration;
  /** Names the weights that make features; others' cannot be compared with theirs. */
  readonly featuresModelId: string;
  /** How comparison scores are read. */
  readonly comparison: Pick<ComparisonCalibration, 'selfie' | 'document'>;
  /** Null: templates leave in clear. */
  readonly encryptTemplate: EncryptTemplate | null;
}

/** The calibration that the settings name. Throws when there is none for these weights. */
export async function readCalibration(
  { calibrationFolder }: Pick<WorkerSettings, 'calibrationFolder'>,
  packs: readonly ModelPack[],
): Promise<ExamineCalibration<PadLevel>> {
  const own = calibrationFolder === null ? undefined : pathToFileURL(`${calibrationFolder}/`);
  const added = packs.flatMap(({ models }) => models.map(({ entry }) => entry));
  const folder = own ?? packs[0]?.calibration;
  const { levels, score } = await loadPadCalibration(folder, undefined, added);
  const { quality, icao } = await readQualityCalibration({ calibrationFolder });
  const { head: visibility } = await loadVisibilityCalibration();
  const { head: eyes } = await loadEyesCalibration();
  return { padLevels: levels, padCues: score.cues, quality, icao, visibility, eyes };
}

/**
 * Loads and warms up every model that examines, each verified against its recorded SHA-256, and the calibration.
 *
 * @throws when a model, its calibration or the execution provider is missing
 */
export async function loadExaminer(settings: WorkerSettings): Promise<Examiner> {
  const packs = await readModelPacks(settings);
  const calibration = await readCalibration(settings, packs);
  const manifest = await readManifest();
  const addedPad: AddedPadModel[] = [];
  for (const { weights, ...model } of addedPadModels(packs)) {
    const inference = await openInference(weights, settings.provider);
    const { width, height, colour } = model.format;
    await warmUp(inference, [1, colour === 'grey' ? 1 : 3, height, width]);
    addedPad.push({ ...model, inference });
  }
  const load = async (name: (typeof EXAMINE_MODEL_NAMES)[ExamineRole]) => {
    const inference = await openInference(await loadModel(name), settings.provider);
    await warmUp(inference, findModel(manifest, name).cost.inputShape);
    return inference;
  };
  return {
    models: {
      faceDetector: await load(EXAMINE_MODEL_NAMES.faceDetector),
      faceLandmarks: await load(EXAMINE_MODEL_NAMES.faceLandmarks),
      eyeState: await load(EXAMINE_MODEL_NAMES.eyeState),
      pad: await load(EXAMINE_MODEL_NAMES.pad),
      features: await load(EXAMINE_MODEL_NAMES.features),
      addedPad,
      segmentation: await load(EXAMINE_MODEL_NAMES.segmentation),
    },
    calibration,
    featuresModelId: modelIdOf(findModel(manifest, EXAMINE_MODEL_NAMES.features)),
    templateModes: (await readQualityCalibration(settings)).icao.templateModes,
    injection: await loadInjectionCalibration(),
    comparison: await loadComparisonCalibration(),
    encryptTemplate: settings.templateRecipient && templateEncryption(settings.templateRecipient),
  };
}

/** The first run of a session allocates what later ones reuse; no caller should wait for that. */
async function warmUp(inference: Inference, dims: readonly number[]): Promise<void> {
  const size = dims.reduce((product, extent) => product * extent, 1);
  const name = inference.inputNames[0] ?? '';
  await inference.run({ [name]: { data: new Float32Array(size), dims } });
}
