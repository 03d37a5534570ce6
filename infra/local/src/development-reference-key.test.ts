import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { developmentReferenceKey } from './development-reference-key.ts';

test('a key is made once, for its owner only, and left alone where there is one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'keys/reference-key');
  const made = await developmentReferenceKey({}, file);
  expect(Buffer.from(made['REFERENCE_KEY'] ?? '', 'base64')).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await developmentReferenceKey({}, file)).toEqual(made);
  expect(await developmentReferenceKey({ REFERENCE_KEY: 'x' }, file)).toEqual({});
});
