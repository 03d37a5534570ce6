import { readdir, readFile } from 'node:fs/promises';
import { FACE_FINDING_VERSION } from '@iws/face-core';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../models/calibration/', import.meta.url);

describe('the committed calibrations', async () => {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'));

  it.each(names)('%s was made with the way faces are found now', async (name) => {
    expect(await read(name), 'run the command in its createdBy again').toHaveProperty(
      'faceFinding',
      FACE_FINDING_VERSION,
    );
  });
});
