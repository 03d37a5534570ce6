import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { recordedCamera, type RecordedCameraOptions } from '@iws/test-faces';
import { inject } from 'vitest';

/** Puts a recorded camera at `path`, made once in a run. */
export async function putRecording(path: string, options: RecordedCameraOptions): Promise<void> {
  const folder = inject('recordings');
  const name = createHash('sha256').update(JSON.stringify(options)).digest('hex');
  const kept = join(folder, `${name}.mjpeg`);
  if (!existsSync(kept)) {
    const fresh = join(folder, `${randomUUID()}.mjpeg`);
    await recordedCamera(fresh, options);
    await rename(fresh, kept);
  }
  await copyFile(kept, path);
}
