import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireSelfContained } from '../onnx/inspect.ts';
import { parsePackManifest, type PackManifest, type PackModelEntry } from './pack-manifest.ts';

/** A pack that cannot be used; the message says what is wrong, without paths outside it. */
export class ModelPackError extends Error {
  override readonly name = 'ModelPackError';
}

export interface PackModel {
  readonly entry: PackModelEntry;
  /** ONNX, verified. */
  readonly weights: Uint8Array;
}

/** A folder of models that an operator brought. */
export interface ModelPack {
  readonly name: string;
  readonly models: readonly PackModel[];
  /** Where its calibration lies, for the loaders of @iws/models. */
  readonly calibration: URL;
}

/**
 * Reads a model pack: manifest.json, the ONNX files it names, and calibration/. Every file must lie in the folder, links
 * followed, have the SHA-256 of the manifest and reach outside itself in no way.
 *
 * @param folder of the pack
 * @throws ModelPackError, or FormError for a manifest that is not of the form
 */
export async function readModelPack(folder: string): Promise<ModelPack> {
  const root = await realpath(folder).catch((cause: unknown) => {
    throw new ModelPackError('a model pack is not there', { cause });
  });
  const manifest = await readManifest(root);
  const models: PackModel[] = [];
  for (const entry of manifest.models) {
    models.push({ entry, weights: await readWeights(root, entry) });
  }
  return {
    name: manifest.pack,
    models,
    calibration: pathToFileURL(join(root, 'calibration', sep)),
  };
}

async function readManifest(root: string): Promise<PackManifest> {
  const json = await readFile(join(root, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new ModelPackError('a model pack has no manifest.json', { cause });
  });
  return parsePackManifest(json);
}

async function readWeights(
  root: string,
  { name, file, sha256 }: PackModelEntry,
): Promise<Uint8Array> {
  if (isAbsolute(file)) throw new ModelPackError(`${name}: its file is outside the pack`);
  const path = await realpath(join(root, file)).catch((cause: unknown) => {
    throw new ModelPackError(`${name}: its file cannot be read`, { cause });
  });
  if (!path.startsWith(root + sep))
    throw new ModelPackError(`${name}: its file is outside the pack`);
  const weights = await readFile(path).catch((cause: unknown) => {
    throw new ModelPackError(`${name}: its file cannot be read`, { cause });
  });
  const found = createHash('sha256').update(weights).digest('hex');
  if (found !== sha256) {
    throw new ModelPackError(`${name}: SHA-256 ${found}, the manifest says ${sha256}`);
  }
  try {
    requireSelfContained(weights);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ModelPackError(`${name}: ${reason}`, { cause });
  }
  return weights;
}
