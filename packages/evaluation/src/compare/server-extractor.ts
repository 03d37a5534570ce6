import { EXAMINE_MODEL_NAMES, examineFace, type ExamineCalibration } from '@iws/face-core';
import { findModel, loadEyesCalibration, loadQualityCalibration, readManifest } from '@iws/models';
import { openExamineModels } from '../inference/examine-models.ts';
import type { Extractor } from './acquire-features.ts';

/** What the server's features are made of, for calibration files and reports. */
export const SERVER_SCORE = {
  name: 'cosine',
  formula:
    'cosine of two feature vectors; features from the 112x112 picture aligned by the similarity of the five points of the face mesh',
} as const;

/** The models that decide what the features are. */
export async function serverModels() {
  const manifest = await readManifest();
  return [
    EXAMINE_MODEL_NAMES.faceDetector,
    EXAMINE_MODEL_NAMES.faceLandmarks,
    EXAMINE_MODEL_NAMES.features,
  ].map((name) => ({ name, sha256: findModel(manifest, name).sha256 }));
}

/** The way the server goes: its examination of a capture that has only a primary sample, without attack detection. */
export async function openServerExtractor(): Promise<Extractor> {
  const models = await openExamineModels();
  const calibration: ExamineCalibration = {
    padLevels: [],
    quality: await loadQualityCalibration(),
    eyes: (await loadEyesCalibration()).head,
  };
  return {
    name: 'server',
    identity: JSON.stringify({ way: 'examineFace', models: await serverModels() }),
    dimensions: 512,
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
