import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedCamera } from '@iws/test-faces';
import { FOLDER_VARIABLE, recordingOptions, RECORDINGS, recordingPath } from './recordings.ts';

/** Makes the camera recordings before the first test: Chromium takes its camera when it starts. */
export default async function recordCameras(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'iws-recordings-'));
  process.env[FOLDER_VARIABLE] = folder;
  // Together: frames of one are compressed while those of another are drawn.
  await Promise.all(
    RECORDINGS.map((scene) => recordedCamera(recordingPath(scene), recordingOptions(scene))),
  );
  return () => rm(folder, { recursive: true, force: true });
}
