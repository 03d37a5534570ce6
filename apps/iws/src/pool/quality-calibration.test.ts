import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalibrationError, loadIcaoCalibration } from '@iws/models';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readQualityCalibration } from './quality-calibration.ts';

let calibrationFolder: string;
beforeEach(async () => {
  calibrationFolder = await mkdtemp(join(tmpdir(), 'calibration-'));
});
afterEach(() => rm(calibrationFolder, { recursive: true }));

async function writeIcao(change: object): Promise<void> {
  const { darkGlassesFrom, glareFrom, tintedFrom, bareEyes, ...icao } = await loadIcaoCalibration();
  expect(darkGlassesFrom + glareFrom + tintedFrom.colour).toBeGreaterThan(0);
  expect(Object.keys(bareEyes)).not.toEqual([]);
  await writeFile(join(calibrationFolder, 'icao.json'), JSON.stringify({ ...icao, ...change }));
}

describe('readQualityCalibration', () => {
  it('takes the operator’s table of is_compliant, and the committed one without', async () => {
    const committed = await readQualityCalibration({ calibrationFolder: null });
    expect(await readQualityCalibration({ calibrationFolder })).toEqual(committed);
    const compliance = [{ field: 'over_exposure', below: 5 }];
    await writeIcao({ compliance });
    const own = await readQualityCalibration({ calibrationFolder });
    expect(own.icao).toEqual({ ...committed.icao, compliance });
    expect(own.quality).toEqual(committed.quality);
  });

  it('refuses what was made when faces were found in another way', async () => {
    await writeIcao({ faceFinding: 999 });
    const reading = readQualityCalibration({ calibrationFolder });
    await expect(reading).rejects.toThrow(CalibrationError);
    await expect(reading).rejects.toThrow(/icao\.json .* version 999/);
  });
});
