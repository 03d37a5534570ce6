import {
  judgesLiveness,
  openModelSet,
  RECOGNISER_NAMES,
  type AddedPadModel,
  type AvailableModels,
  type ExamineCalibration,
  type Inference,
  type Recogniser,
  type TemplateModes,
} from '@iws/face-core';
import {
  addedPadModels,
  comparisonFile,
  findModel,
  loadComparisonCalibration,
  loadEyesCalibration,
  loadInjectionCalibration,
  loadModel,
  loadPadCalibration,
  loadVisibilityCalibration,
  packedRecogniser,
  readManifest,
  type ComparisonCalibration,
  type ComparisonCalibrationOptions,
  type InjectionCalibration,
  type ModelPack,
  type PackedRecogniser,
} from '@iws/models';
import { openInference, type ExecutionProvider } from '@iws/models/inference';
import type { PadLevel } from '@iws/protocol';
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { templateEncryption, type EncryptTemplate } from '../formats/encrypt-template.ts';
import { modelIdOf } from '../formats/identy-type-1.ts';
import type { WorkerSettings } from './jobs.ts';
import { addsPad, readModelPacks } from './model-packs.ts';
import { withSameFaceFinding } from './face-finding.ts';
import { readQualityCalibration } from './quality-calibration.ts';

/** The models and the calibration that an examination needs, in one thread. */
export interface Examiner {
  readonly models: AvailableModels;
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

/**
 * The calibration that the settings name. A set without a model for presentation attacks has none for them either: no level can be
 * reached. Throws when there is none for these weights, or for this way of finding faces.
 */
export async function readCalibration(
  { calibrationFolder, modelSet }: Pick<WorkerSettings, 'calibrationFolder' | 'modelSet'>,
  packs: readonly ModelPack[],
): Promise<ExamineCalibration<PadLevel>> {
  const { quality, icao } = await readQualityCalibration({ calibrationFolder });
  if (!judgesLiveness(modelSet)) return { padLevels: [], quality, icao };
  const own = calibrationFolder === null ? undefined : pathToFileURL(`${calibrationFolder}/`);
  const adding = packs.find(addsPad);
  const added = (adding?.models ?? []).flatMap(({ entry }) =>
    entry.role === 'pad' ? [entry] : [],
  );
  const folder = own ?? adding?.calibration;
  const { levels, score } = withSameFaceFinding(
    'pad.json',
    await loadPadCalibration(folder, undefined, added),
  );
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
  const { modelSet, provider } = settings;
  const packs = await readModelPacks(settings);
  const calibration = await readCalibration(settings, packs);
  const manifest = await readManifest();
  const addedPad: AddedPadModel[] = [];
  for (const { weights, ...model } of addedPadModels(packs)) {
    const inference = await openInference(weights, provider);
    const { width, height, colour } = model.format;
    await warmUp(inference, [1, colour === 'grey' ? 1 : 3, height, width]);
    addedPad.push({ ...model, inference });
  }
  const models = await openModelSet(modelSet, async (name) => {
    const inference = await openInference(await loadModel(name), provider);
    await warmUp(inference, findModel(manifest, name).cost.inputShape);
    return inference;
  });
  const packed = packedRecogniser(packs);
  const recogniser = packed && (await openPacked(packed, provider));
  return {
    models: { ...models, addedPad, ...(recogniser && { recogniser }) },
    calibration,
    featuresModelId: modelIdOf(packed?.entry ?? findModel(manifest, RECOGNISER_NAMES[modelSet])),
    templateModes: (await readQualityCalibration(settings)).icao.templateModes,
    injection: await loadInjectionCalibration(),
    comparison: await readComparisonCalibration(settings, packed),
    encryptTemplate: settings.templateRecipient && templateEncryption(settings.templateRecipient),
  };
}

/**
 * How scores of the comparison model in use are read: by the calibration of the pack that brought it, else by that of the settings' folder
 * where one is there, else by the one that comes with the models. Throws when there is none for these weights, or for this way of finding faces.
 */
export async function readComparisonCalibration(
  { calibrationFolder, modelSet: set }: Pick<WorkerSettings, 'calibrationFolder' | 'modelSet'>,
  packed: PackedRecogniser | null,
): Promise<ComparisonCalibration> {
  const read = async (options: ComparisonCalibrationOptions) =>
    withSameFaceFinding(comparisonFile(set), await loadComparisonCalibration({ set, ...options }));
  if (packed) return read({ folder: packed.calibration, added: [packed.entry] });
  if (calibrationFolder !== null) {
    const folder = pathToFileURL(`${calibrationFolder}/`);
    const there = await stat(new URL(comparisonFile(set), folder)).catch(() => null);
    if (there) return read({ folder });
  }
  return read({});
}

async function openPacked(
  { weights, input, reference, dimensions }: PackedRecogniser,
  provider: ExecutionProvider,
): Promise<Recogniser> {
  const inference = await openInference(weights, provider);
  await warmUp(inference, [1, input.colour === 'grey' ? 1 : 3, input.height, input.width]);
  return { inference, input, reference, dimensions };
}

/** The first run of a session allocates what later ones reuse; no caller should wait for that. */
async function warmUp(inference: Inference, dims: readonly number[]): Promise<void> {
  const size = dims.reduce((product, extent) => product * extent, 1);
  const name = inference.inputNames[0] ?? '';
  await inference.run({ [name]: { data: new Float32Array(size), dims } });
}
