import { join } from 'node:path';
import type { CameraScene } from '@iws/test-faces';

export const RECORDINGS = ['selfie', 'empty', 'attack'] as const satisfies CameraScene[];
export type Recording = (typeof RECORDINGS)[number];

/** Set by the global set-up for the tests of this run. */
export const FOLDER_VARIABLE = 'E2E_RECORDINGS';

export function recordingPath(recording: Recording): string {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) throw new Error(`${FOLDER_VARIABLE} is not set: no recordings`);
  return join(folder, `${recording}.mjpeg`);
}
