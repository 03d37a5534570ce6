import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);
const read = (name: string) => readFile(new URL(name, dist));

async function scripts(): Promise<string[]> {
  const files = await readdir(dist, { recursive: true });
  return files.filter((name) => /\.m?js$/.test(name));
}

test('what is served: the SDK, its languages, the worker and its wasm, nothing else', async () => {
  const files = await readdir(dist, { recursive: true });
  const served = files.filter((name) => /\./.test(name) && !/\.(map|d\.ts)$/.test(name));
  expect(served.sort()).toEqual([
    'THIRD-PARTY-LICENCES.txt',
    'angular.js',
    'assets/THIRD-PARTY-LICENCES.txt',
    'assets/capture-worker.js',
    'assets/ort-wasm-simd-threaded.mjs',
    'assets/ort-wasm-simd-threaded.wasm',
    'element.js',
    'index.js',
    'locales/ar.js',
    'locales/de.js',
    'locales/es.js',
    'locales/fr.js',
    'locales/pt.js',
    'parts/face-sdk.js',
  ]);
});

test('the licences of what is bundled come with it', async () => {
  const page = (await read('THIRD-PARTY-LICENCES.txt')).toString('utf8');
  expect(page).toMatch(/^jose \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(page).toContain('Copyright (c) 2018 Filip Skokan');
  expect(page).toContain('MediaPipe');
  const worker = (await read('assets/THIRD-PARTY-LICENCES.txt')).toString('utf8');
  expect(worker).toMatch(/^onnxruntime-web \d+\.\d+\.\d+ \(MIT\)$/m);
  expect(worker).toContain('Copyright (c) Microsoft Corporation');
});

test('at most 120 kB gzip of JavaScript', async () => {
  // Languages are loaded one at a time, and only where somebody speaks them.
  const names = (await scripts()).filter((name) => !name.startsWith('locales/'));
  const sizes = await Promise.all(
    names.map(async (name) => gzipSync(await read(name), { level: 9 }).length),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  console.log(`JavaScript: ${(sum / 1000).toFixed(1)} kB gzip`);
  expect(sum).toBeLessThanOrEqual(120_000);
});

test('nothing that opens captures, compiles schemas or evaluates text', async () => {
  for (const name of await scripts()) {
    const text = (await read(name)).toString('utf8');
    // Names of the opening half of the protocol, of private keys and of ajv that no minifier shortens.
    for (const trace of ['unknown-kid', 'iws-challenge+jwt', 'privateJwk', 'inst:', 'ajv']) {
      expect(text.includes(trace), `${name} contains ${trace}`).toBe(false);
    }
    expect(text, name).not.toMatch(/\bnew Function\b|[^.\w]eval\(/);
  }
});

test('the page half carries no inference runtime, and no half asks a foreign host', async () => {
  for (const name of ['index.js', 'element.js', 'angular.js', 'parts/face-sdk.js']) {
    expect((await read(name)).toString('utf8'), name).not.toContain('wasmPaths');
  }
  for (const name of await scripts()) {
    expect((await read(name)).toString('utf8'), name).not.toMatch(/jsdelivr|unpkg|cdnjs/);
  }
});

test('the declarations stand alone, but for Angular in the part for Angular', async () => {
  const files = await readdir(dist, { recursive: true });
  for (const name of files.filter((file) => file.endsWith('.d.ts'))) {
    const text = (await read(name)).toString('utf8');
    const foreign =
      name === 'angular.d.ts' ? /from ['"](?!\.|@angular\/core['"])/ : /from ['"](?!\.)/;
    expect(text, name).not.toMatch(foreign);
    expect(text, name).not.toMatch(/import\(/);
  }
});
