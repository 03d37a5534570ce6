import { expect, test } from 'vitest';
import { EXPECTED } from '../expected.ts';
import { MODEL_NAMES } from '../names.ts';
import { measureDifference } from './measure.ts';

test.for(MODEL_NAMES)('%s gives what its source gives', { timeout: 60_000 }, async (name) => {
  const { tolerance, maxDifference } = EXPECTED[name].verified;
  const measured = await measureDifference(name);
  expect(measured.relative).toBeLessThanOrEqual(tolerance);
  // What the manifest states is of this order on every machine.
  expect(measured.absolute).toBeLessThanOrEqual(10 * maxDifference + 1e-6);
});
