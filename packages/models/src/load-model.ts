import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { EXPECTED } from './expected.ts';
import { findModel, parseManifest, type ModelManifest } from './manifest.ts';
import type { ModelName } from './names.ts';

/** Where the build puts manifest.json and onnx/; the same place seen from src and from dist. */
const BUILT = new URL('../dist/', import.meta.url);

/** A model file that is absent or not the one that was verified. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
}

/** Reads the manifest that the build wrote. Throws `FormError` when it is not of the form. */
export async function readManifest(folder: URL = BUILT): Promise<ModelManifest> {
  return parseManifest(await readFile(new URL('manifest.json', folder), 'utf8'));
}

/**
 * Reads one model's ONNX bytes. Throws `ModelFileError` unless their SHA-256 is the one in the manifest
 * and the one recorded in the source of this package.
 */
export async function loadModel(name: ModelName, folder: URL = BUILT): Promise<Uint8Array> {
  const entry = findModel(await readManifest(folder), name);
  const weights = await readFile(new URL(`onnx/${name}.onnx`, folder)).catch((cause: unknown) => {
    throw new ModelFileError(`model ${name} cannot be read; build @iws/models`, { cause });
  });
  const found = createHash('sha256').update(weights).digest('hex');
  if (found !== entry.sha256 || found !== EXPECTED[name].sha256) {
    throw new ModelFileError(
      `model ${name} has SHA-256 ${found}; manifest ${entry.sha256}, verified ${EXPECTED[name].sha256}`,
    );
  }
  return weights;
}
