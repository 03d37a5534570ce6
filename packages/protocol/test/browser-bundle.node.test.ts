/// <reference types="node" />
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const bundle = async (entry: string): Promise<{ code: string; modules: string[] }> => {
  const input = 'entry';
  const build = await rolldown({
    input,
    cwd: import.meta.dirname,
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === input ? { id: `${import.meta.dirname}/entry.ts` } : null),
        load: (id) => (id.endsWith('/test/entry.ts') ? entry : null),
      },
    ],
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  const [chunk] = output;
  return { code: chunk.code, modules: chunk.moduleIds };
};

const kilobytes = (code: string): number => gzipSync(code).length / 1000;

describe('what a browser loads', () => {
  it('to seal a capture is small, and cannot open one', async () => {
    const { code, modules } = await bundle(
      "export { sealCapture, parseKeySet, parseServerTime, parseModelBundle } from '../src/index.ts';",
    );
    expect(modules.some((id) => id.endsWith('/src/seal.ts'))).toBe(true);
    expect(modules.filter((id) => id.includes('/src/open/'))).toEqual([]);
    expect(modules.filter((id) => /jose.*(decrypt|sign|verify)/.test(id))).toEqual([]);
    expect(modules.filter((id) => /cborg|ajv|node:/.test(id))).toEqual([]);
    expect(code.includes('iws-capture')).toBe(true);
    expect(code.includes('iws-challenge')).toBe(false);
    expect(kilobytes(code)).toBeLessThan(13);
  });

  it('is what is used of the package: a table of errors costs no cryptography', async () => {
    const { code, modules } = await bundle("export { SDK_ERRORS } from '../src/index.ts';");
    expect(modules.filter((id) => id.includes('jose'))).toEqual([]);
    expect(kilobytes(code)).toBeLessThan(2);
  });
});
