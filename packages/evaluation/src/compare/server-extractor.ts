import { createHash } from 'node:crypto';
import {
  COMPARISON_MODEL_NAMES,
  examineFace,
  FACE_FINDING_VERSION,
  RECOGNISER_NAMES,
  recogniserOf,
  type AvailableModels,
  type ExamineCalibration,
  type ModelSet,
} from '@iws/face-core';
import {
  findModel,
  loadEyesCalibration,
  loadQualityCalibration,
  loadVisibilityCalibration,
  readManifest,
  type PackedRecogniser,
} from '@iws/models';
import { openRecogniser, openSet, type RecogniserName } from '../inference/examine-models.ts';
import type { Extractor } from './acquire-features.ts';
import { mirroredToo } from './mirrored-too.ts';

/** What the server's features are made of, for calibration files and reports. */
export const SERVER_SCORE = {
  name: 'cosine',
  formula:
    'cosine of two feature vectors; features from the picture aligned by the similarity of the five points of the face mesh',
} as const;

/** A way from a picture to features. */
export interface ExtractorOptions {
  /** Whose detector and mesh find the face. */
  readonly set: ModelSet;
  /** The comparison model, ours or that of a pack; absent: that of the set. */
  readonly recogniser?: RecogniserName | PackedRecogniser;
  /** Average the features with those of the mirrored face. */
  readonly flip?: boolean;
}

/** The models that decide what the features are, with their hashes. */
export async function scoreModels({ set, recogniser }: ExtractorOptions) {
  const manifest = await readManifest();
  const others = COMPARISON_MODEL_NAMES[set].filter((name) => name !== RECOGNISER_NAMES[set]);
  const own = recogniser ?? RECOGNISER_NAMES[set];
  const models = [
    ...others.map((name) => findModel(manifest, name)),
    typeof own === 'string' ? findModel(manifest, own) : own.entry,
  ];
  return models.map(({ name, sha256 }) => ({ name, sha256 }));
}

/** The way the server goes: its examination of a capture that has only a primary sample, without attack detection. */
export async function openServerExtractor(
  options: ExtractorOptions = { set: 'default' },
): Promise<Extractor> {
  const { set, recogniser, flip } = options;
  const opened: AvailableModels = await openSet(set);
  const own = recogniser ? await openRecogniser(recogniser) : recogniserOf(opened);
  const asked = flip ? { ...own, inference: mirroredToo(own.inference) } : own;
  const models: AvailableModels = recogniser || flip ? { ...opened, recogniser: asked } : opened;
  const calibration: ExamineCalibration = {
    padLevels: [],
    quality: await loadQualityCalibration(),
    eyes: (await loadEyesCalibration()).head,
    visibility: (await loadVisibilityCalibration()).head,
  };
  const name =
    typeof recogniser === 'object' ? recogniser.entry.name : (recogniser ?? RECOGNISER_NAMES[set]);
  return {
    name: `${name}${set === 'default' ? '' : `, model set ${set}`}${flip ? ', averaged with the mirrored face' : ''}`,
    identity:
      JSON.stringify({
        way: 'examineFace',
        faceFinding: FACE_FINDING_VERSION,
        models: await scoreModels(options),
        // The qualities that are kept beside the features are read with these.
        calibration: hashOf(calibration),
      }) + (flip ? '\nmirrored' : ''),
    dimensions: own.dimensions,
    async extract(image) {
      const examination = await examineFace({ primary: { image } }, models, calibration, {
        clock: () => performance.now(),
        pad: false,
      });
      // A single picture has no second one to disagree with.
      if (examination.outcome !== 'examined') return null;
      const { features, quality } = examination.face;
      if (!features || !quality) throw new Error('features and quality were asked for');
      const { components, unifiedQualityScore } = quality;
      return {
        features,
        quality: Object.fromEntries(
          Object.entries({ unifiedQualityScore, ...components }).map(([id, { value }]) => [
            id,
            value,
          ]),
        ),
      };
    },
  };
}

const hashOf = (data: object): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');
