import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  comparisonFile,
  findModel,
  loadComparisonCalibration,
  loadPadCalibration,
  PAD_LEVEL_NAMES,
  readManifest,
} from '@iws/models';

/**
 * Writes a PAD calibration into a folder of a test, with thresholds that the test chooses, and one for comparisons of the model set
 * `clear`. It says of itself that it was measured on nothing: tests of the server ask where a decision goes, not whether it
 * is a good one.
 *
 * @param lowest native bona fide score at LOW
 * @param step added for each level above
 */
export async function temporaryCalibration(
  folder: string,
  { lowest, step }: { readonly lowest: number; readonly step: number },
): Promise<string> {
  const { sha256 } = findModel(await readManifest(), 'fr_liveness');
  const { cues } = (await loadPadCalibration()).score;
  mkdirSync(folder, { recursive: true });
  const calibration = {
    kind: 'pad',
    version: 'test',
    provisional: true,
    score: {
      name: 'bonaFideScore',
      formula: 'that of the committed calibration',
      models: [{ name: 'fr_liveness', sha256 }],
      cues,
    },
    method: 'none: chosen by a test',
    levels: PAD_LEVEL_NAMES.map((level, index) => ({
      level,
      threshold: lowest + step * index,
      bpcer: 0,
      bpcerInterval: [0, 1],
      apcerBySpecies: {},
    })),
    sources: [{ name: 'none', presentations: 'bona-fide', images: 0, subjects: 0, scored: 0 }],
    createdBy: 'a test',
  };
  writeFileSync(join(folder, 'pad.json'), JSON.stringify(calibration));
  writeFileSync(join(folder, comparisonFile('clear')), JSON.stringify(await clearComparison()));
  return folder;
}

/** Thresholds for the comparison model of the set `clear`, between the scores of the recorded people; measured on nothing. */
async function clearComparison() {
  const manifest = await readManifest();
  const { selfie, document, ...rest } = await loadComparisonCalibration();
  const moved = (mapping: typeof selfie) => ({
    ...mapping,
    zeroAt: 0.8,
    fullAt: 0.99,
    workingPoints: mapping.workingPoints.map((point, i) => ({
      ...point,
      threshold: 0.9 + i / 100,
      thresholdInterval: [0.8, 1],
    })),
  });
  const models = ['dlib_resnet' as const].map((name) => {
    const { sha256 } = findModel(manifest, name);
    return { name, sha256 };
  });
  const createdBy = 'a test';
  return {
    ...rest,
    score: { ...rest.score, models },
    selfie: moved(selfie),
    document: moved(document),
    createdBy,
  };
}
