import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FormError } from '../strict-json.ts';
import { readLensesCalibration, type LensesCalibration } from './lenses.ts';
import { CalibrationError, loadLensesCalibration } from './load.ts';

let folder: URL;
let committed: LensesCalibration;
beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'lenses-'))}/`);
  committed = await loadLensesCalibration();
});
afterEach(() => rm(folder, { recursive: true }));

const written = async (change: object) => {
  await writeFile(new URL('lenses.json', folder), JSON.stringify({ ...committed, ...change }));
  return loadLensesCalibration(folder);
};

test('the committed one is of the models and of the head that are there', async () => {
  expect(await written({})).toEqual(committed);
  expect(committed.tintedFrom.colourAlone).toBeGreaterThan(committed.tintedFrom.colour);
});

test('one of another head or another model is refused', async () => {
  await expect(written({ visibility: 'ab'.repeat(32) })).rejects.toThrow(CalibrationError);
  await expect(written({ visibility: 'ab'.repeat(32) })).rejects.toThrow(/another visibility head/);
  const models = committed.models.map((model) => ({ ...model, sha256: 'ab'.repeat(32) }));
  await expect(written({ models })).rejects.toThrow(/with another fr_detect/);
});

describe('readLensesCalibration', () => {
  const { cheek } = { cheek: { mean: [0, 0, 0], precision: [1, 0, 0, 0, 1, 0, 0, 0, 1] } };
  test.for<[string, object, string]>([
    ['another kind', { kind: 'eyes' }, 'lenses.json.kind'],
    ['no bridge of the nose', { bareEyes: { cheek, forehead: cheek } }, 'bareEyes.noseBridge'],
    [
      'a step of two numbers',
      { bareEyes: { cheek: { ...cheek, mean: [0, 0] }, forehead: cheek, noseBridge: cheek } },
      'bareEyes.cheek.mean: three numbers',
    ],
    [
      'a matrix of eight',
      {
        bareEyes: {
          cheek,
          forehead: { ...cheek, precision: cheek.precision.slice(1) },
          noseBridge: cheek,
        },
      },
      'bareEyes.forehead.precision: nine numbers',
    ],
    [
      'a limit that is none',
      { tintedFrom: { colour: 1, darkGlasses: 2, colourAlone: 2 } },
      'tintedFrom.darkGlasses',
    ],
  ])('refuses %s', ([, change, message]) => {
    const read = () => readLensesCalibration({ ...committed, ...change }, 'lenses.json');
    expect(read).toThrow(FormError);
    expect(read).toThrow(message);
  });
});
