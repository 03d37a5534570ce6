import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from './build.ts';
import { readTflite } from './convert/tflite-model.ts';
import { loadModel, readManifest } from './load-model.ts';
import { findModel, type ModelManifest } from './manifest.ts';
import { MODEL_NAMES } from './names.ts';
import { readSource } from './source-file.ts';

let folder: URL;
let manifest: ModelManifest;

beforeAll(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'models-'))}/`);
  manifest = await build(folder);
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

describe('the build', () => {
  test('gives the same bytes each time', { timeout: 60_000 }, async () => {
    expect(await readManifest()).toEqual(manifest);
    for (const name of MODEL_NAMES) {
      const again = await readFile(new URL(`onnx/${name}.onnx`, folder));
      expect(Buffer.compare(again, await loadModel(name)), name).toBe(0);
    }
  });

  test('states the size and the hash of every file', async () => {
    expect(manifest.models.map((entry) => entry.name)).toEqual([...MODEL_NAMES]);
    for (const entry of manifest.models) {
      const bytes = await readFile(new URL(entry.file, folder));
      expect(bytes.length).toBe(entry.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
    }
  });

  test('keeps what the browser fetches below 2.5 MB', () => {
    const browser = manifest.models.filter((entry) => entry.platforms.includes('browser'));
    expect(browser.map((entry) => entry.name)).toEqual(['fr_eye', 'facemesh', 'blazeface_short']);
    expect(browser.reduce((sum, entry) => sum + entry.bytes, 0)).toBeLessThanOrEqual(2_500_000);
  });

  test('counts parameters and multiply-accumulates', async () => {
    // The source files hold 273,906 and 50,451 numbers; 18 and 1 of them are shapes, not weights.
    expect(findModel(manifest, 'fr_detect').parameters).toBe(273_906 - 18);
    expect(findModel(manifest, 'fr_eye').parameters).toBe(50_451 - 1);
    expect(findModel(manifest, 'facemesh').cost.macs).toBe(await macsByTflite('facemesh'));
  });
});

/** The same count from the sizes that the TFLite file states; a PRelu becomes two products for each element. */
async function macsByTflite(name: 'facemesh'): Promise<number> {
  const { tensors, operators } = readTflite(await readSource(findModel(manifest, name).source));
  const sizeOf = (place: number | undefined, from = 0) =>
    (tensors[place ?? -1]?.shape ?? []).slice(from).reduce((a, b) => a * b, 1);
  return operators.reduce((sum, { kind, inputs, outputs }) => {
    const elements = sizeOf(outputs[0]);
    if (kind === 'conv') return sum + elements * sizeOf(inputs[1], 1);
    if (kind === 'depthwise-conv') return sum + sizeOf(inputs[1]) * (elements / sizeOf(inputs[2]));
    return kind === 'prelu' ? sum + 2 * elements : sum;
  }, 0);
}
