import { faceCorrelation, type ExamineModels, type Image } from '@iws/face-core';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { examinePicture } from '../quality/examine-picture.ts';

/** Correlations of the face in one person's frames, as injection detection measures them; 0, as there, where no face is found. */
export interface BurstPerson {
  readonly subject: string;
  /** With other frames of the same recording, moments apart. */
  readonly moments: readonly number[];
  /** With another person's frames. */
  readonly others: readonly number[];
}

/** A source of recordings, measured. */
export interface BurstMeasures {
  readonly name: string;
  readonly people: readonly BurstPerson[];
}

/** Frames of one recording whose numbers differ by no more are moments apart: a second and a half at 20 frames a second. */
const APART = 30;

/**
 * Measures a source of recordings: one subfolder for each person, frames named `recording_number`.
 *
 * @param perSubject pairs of frames of each person at most
 */
export async function measureBursts(
  source: ImageSource,
  models: ExamineModels,
  perSubject: number | undefined,
): Promise<BurstMeasures> {
  const people = [...Map.groupBy(await listImages(source), ({ subject }) => subject)];
  const pairsOf = people.map(([subject, own]) => {
    const neighbours = neighboursAmong(own.map(({ path }) => path));
    const every = Math.max(1, Math.floor(neighbours.length / (perSubject ?? neighbours.length)));
    return { subject, pairs: neighbours.filter((_, i) => i % every === 0).slice(0, perSubject) };
  });
  const total = pairsOf.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const progress = progressBar(`${source.name} bursts`);
  const measured: BurstPerson[] = [];
  let done = 0;
  for (const [person, { subject, pairs }] of pairsOf.entries()) {
    const next = people.length > 1 ? (pairsOf[(person + 1) % pairsOf.length]?.pairs ?? []) : [];
    const [moments, others]: [number[], number[]] = [[], []];
    for (const [i, [first, second]] of pairs.entries()) {
      progress(++done, total);
      const correlate = await correlator(await readImage(first), models);
      if (correlate === null) continue;
      moments.push(await correlate(await readImage(second)));
      const other = next[i % next.length]?.[0];
      if (other !== undefined) others.push(await correlate(await readImage(other)));
    }
    measured.push({ subject, moments, others });
  }
  return { name: source.name, people: measured };
}

/** Correlates a picture's face with what lies at the same place in another; null when the picture has no face. */
async function correlator(image: Image, models: ExamineModels) {
  const face = await examinePicture(image, models, { features: false, quality: false });
  if (face === null) return null;
  const { mesh, detection } = face;
  return async (other: Image) =>
    (await faceCorrelation(image, mesh, other, detection.box, models.faceLandmarks)) ?? 0;
}

/** Pairs of frames of one recording that follow each other within APART. */
export function neighboursAmong(paths: readonly string[]): (readonly [string, string])[] {
  const numbered = paths.flatMap((path) => {
    const [, recording, number] = /^(.*)_(\d+)\.\w+$/.exec(path) ?? [];
    return recording === undefined ? [] : [{ path, recording, number: Number(number) }];
  });
  return [...Map.groupBy(numbered, ({ recording }) => recording).values()].flatMap((frames) => {
    const inOrder = frames.toSorted((a, b) => a.number - b.number);
    return inOrder.flatMap((frame, i) => {
      const next = inOrder[i + 1];
      return next && next.number - frame.number <= APART ? [[frame.path, next.path] as const] : [];
    });
  });
}
