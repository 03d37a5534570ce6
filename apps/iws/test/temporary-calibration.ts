import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findModel, loadPadCalibration, PAD_LEVEL_NAMES, readManifest } from '@iws/models';

/**
 * Writes a PAD calibration into a folder of a test, with thresholds that the test chooses. It says of
 * itself that it was measured on nothing: tests of the server ask where a decision goes, not whether it
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
  return folder;
}
