import { createHash } from 'node:crypto';
import { loadModel, type ModelManifest } from '@iws/models';
import { encodeModelBundle } from '@iws/protocol';
import type { ModelBundle } from './endpoints/models.ts';

/**
 * Encodes the models that the manifest states for the browser, each verified against its recorded
 * SHA-256.
 */
export async function loadModelBundle({ models }: ModelManifest): Promise<ModelBundle> {
  const wanted = models.filter(({ platforms }) => platforms.includes('browser'));
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
