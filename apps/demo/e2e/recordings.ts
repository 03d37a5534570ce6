import { join } from 'node:path';
import type { CameraScene, RecordedCameraOptions } from '@iws/test-faces';

export const RECORDINGS = ['selfie', 'empty', 'attack'] as const satisfies CameraScene[];
export type Recording = (typeof RECORDINGS)[number];

/** The person in front of the camera, a little further off than a selfie is taken. */
export const PERSON = { person: 'third', zoom: 0.85 } as const;

/** What a recording is made of; the same pixels every time. */
export function recordingOptions(scene: Recording): RecordedCameraOptions {
  // The face on the screen that is held up is as large as the camera lets it be.
  const { person } = PERSON;
  return { scene, frames: 60, ...(scene === 'attack' ? { person } : PERSON) };
}

/** Set by the global set-up for the tests of this run. */
export const FOLDER_VARIABLE = 'E2E_RECORDINGS';

export function recordingPath(recording: Recording): string {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) throw new Error(`${FOLDER_VARIABLE} is not set: no recordings`);
  return join(folder, `${recording}.mjpeg`);
}
