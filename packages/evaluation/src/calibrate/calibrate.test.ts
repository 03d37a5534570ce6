import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadIcaoCalibration, loadPadCalibration, loadQualityCalibration } from '@iws/models';
import { cameraFrames, type CameraScene, type RecordedCameraOptions } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { calibrateCommand } from './command.ts';

let folder: string;

const record = async (scene: CameraScene, person: NonNullable<RecordedCameraOptions['person']>) => {
  const into = join(folder, scene, person);
  await mkdir(into, { recursive: true });
  let i = 0;
  for await (const frame of cameraFrames({ scene, person, frames: 4 }))
    await writeFile(join(into, `${i++}.jpg`), frame);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calibrate-'));
  for (const person of ['subject', 'third'] as const) {
    await record('selfie', person);
    await record('attack', person);
  }
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

describe('pnpm evaluate calibrate', () => {
  it('writes calibrations that the server accepts, with true counts', async () => {
    const out = join(folder, 'out');
    await calibrateCommand([
      `--bona-fide=test=${join(folder, 'selfie')}`,
      `--attack=test:screen-replay=${join(folder, 'attack')}`,
      '--per-subject=3',
      `--out=${out}`,
    ]);
    const read = pathToFileURL(`${out}/`);
    const pad = await loadPadCalibration(read);
    expect(pad.provisional).toBe(true);
    expect(pad.sources).toEqual([
      { name: 'test', presentations: 'bona-fide', images: 6, subjects: 2, scored: 6 },
      { name: 'test', presentations: 'screen-replay', images: 6, subjects: 2, scored: 6 },
    ]);
    // Of six bona fide pictures none may be refused below a sixth, one at 20 %.
    expect(pad.levels.find(({ level }) => level === 'LOW')?.bpcer).toBe(0);
    expect(pad.levels.at(-1)?.bpcer).toBeCloseTo(1 / 6, 9);
    const quality = await loadQualityCalibration(read);
    expect(quality.sources).toEqual([{ name: 'test', images: 6, subjects: 2, assessed: 6 }]);
    const { people, comparisons, failures, weights } = quality.unified;
    expect(people).toBe(1);
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThan(comparisons);
    expect(Object.keys(weights).length).toBeGreaterThan(0);
    const icao = await loadIcaoCalibration(read);
    expect(icao.sources).toEqual([{ name: 'test', images: 2, subjects: 2, assessed: 2 }]);
    // One person with four frames is left to set limits by: six pairs.
    expect(icao.pairs).toBe(6);
    expect(icao.templateModes.ENROL.qualityFrom).toBeGreaterThanOrEqual(
      icao.templateModes.VERIFY.qualityFrom,
    );
    for (const name of ['pad.json', 'quality.json', 'icao.json'])
      expect(await readFile(join(out, name), 'utf8')).not.toContain(folder);
  }, 180_000);

  it('explains a wrong call in one message', async () => {
    await expect(calibrateCommand([])).rejects.toThrow(UsageError);
    await expect(calibrateCommand(['--bona-fide', 'x'])).rejects.toThrow(/NAME=FOLDER/);
    await expect(calibrateCommand(['--bona-fide', 'a=b', '--per-subject', 'none'])).rejects.toThrow(
      /--per-subject/,
    );
    await expect(calibrateCommand(['--nonsense'])).rejects.toThrow(UsageError);
  });
});
