import { createHash } from 'node:crypto';
import type { ModelSet } from '@iws/face-core';
import { loadModel, type ModelManifest, type ModelName } from '@iws/models';
import { encodeModelBundle } from '@iws/protocol';
import type { ModelBundle } from './endpoints/models.ts';

/** The browser's models that each set leaves out: their licence is not clear. */
const LEFT_OUT: Readonly<Record<ModelSet, readonly ModelName[]>> = {
  default: [],
  clear: ['fr_eye'],
};

/**
 * Encodes the models that the manifest states for the browser, each verified against its recorded
 * SHA-256.
 */
export async function loadModelBundle(
  { models }: ModelManifest,
  set: ModelSet,
): Promise<ModelBundle> {
  const wanted = models.filter(
    ({ name, platforms }) => platforms.includes('browser') && !LEFT_OUT[set].includes(name),
  );
  const bundled = await Promise.all(
    wanted.map(async ({ name, version, sha256 }) => ({
      name,
      version,
      sha256,
      weights: Uint8Array.from(await loadModel(name)),
    })),
  );
  const octets = encodeModelBundle(bundled);
  return { octets, etag: `"${createHash('sha256').update(octets).digest('base64url')}"` };
}
