import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadModel, ModelFileError, readManifest } from './load-model.ts';
import { parseManifest } from './manifest.ts';
import { FormError } from './strict-json.ts';

const BUILT = new URL('../dist/', import.meta.url);

let folder: URL;

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'models-'))}/`);
  await cp(new URL('manifest.json', BUILT), new URL('manifest.json', folder));
  await cp(new URL('onnx/fr_eye.onnx', BUILT), new URL('onnx/fr_eye.onnx', folder));
});

afterEach(() => rm(folder, { recursive: true }));

describe('loadModel', () => {
  test('gives the bytes of the file', async () => {
    const weights = await loadModel('fr_eye', folder);
    expect(weights.length).toBe(206_694);
  });

  test('refuses one changed bit', async () => {
    const file = new URL('onnx/fr_eye.onnx', folder);
    const bytes = await readFile(file);
    bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(loadModel('fr_eye', folder)).rejects.toThrow(ModelFileError);
  });

  test('refuses other weights even with a manifest that fits them', async () => {
    await cp(new URL('onnx/facemesh.onnx', BUILT), new URL('onnx/fr_eye.onnx', folder));
    const manifest = await readManifest(BUILT);
    const hashOf = (name: string) => manifest.models.find((entry) => entry.name === name)?.sha256;
    const json = await readFile(new URL('manifest.json', BUILT), 'utf8');
    const forged = json.replace(hashOf('fr_eye') ?? '?', hashOf('facemesh') ?? '?');
    await writeFile(new URL('manifest.json', folder), forged);
    await expect(loadModel('fr_eye', folder)).rejects.toThrow(/verified b25f01d1/);
  });

  test('says that a model is absent', async () => {
    await expect(loadModel('fr_detect', folder)).rejects.toThrow('fr_detect cannot be read');
  });
});

describe('parseManifest', () => {
  const changed = async (change: (manifest: { models: Record<string, unknown>[] }) => void) => {
    const json = await readFile(new URL('manifest.json', BUILT), 'utf8');
    const manifest = JSON.parse(json) as { models: Record<string, unknown>[] };
    change(manifest);
    return () => parseManifest(JSON.stringify(manifest));
  };

  test('refuses an unknown key and names it', async () => {
    const read = await changed(({ models }) => Object.assign(models[0] ?? {}, { colour: 'RGB' }));
    expect(read).toThrow('manifest.models[0].colour: this key is not known');
  });

  test('refuses a missing key, a wrong type and a short hash', async () => {
    expect(await changed(({ models }) => delete models[1]?.['sha256'])).toThrow(
      'manifest.models[1].sha256: this key is missing',
    );
    expect(await changed(({ models }) => Object.assign(models[0] ?? {}, { bytes: '7' }))).toThrow(
      FormError,
    );
    expect(await changed(({ models }) => Object.assign(models[0] ?? {}, { sha256: 'ab' }))).toThrow(
      '64 lower-case hexadecimal digits',
    );
  });

  test('refuses a name that stands twice', async () => {
    expect(await changed(({ models }) => models.push({ ...models[0] }))).toThrow(
      'stands there twice',
    );
  });
});
