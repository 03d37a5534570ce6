import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generated } from '../generate/generate.ts';

it('is what the document gives now (pnpm --filter @iws/iws-client generate)', () => {
  const text = readFileSync(new URL('./generated.ts', import.meta.url), 'utf8');
  expect(text).toBe(generated());
});
