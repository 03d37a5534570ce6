import { faceCorrelation, type ExamineModels, type Image } from '@iws/face-core';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { examinePicture } from '../quality/examine-picture.ts';

/** Correlations of faces in recordings, as injection detection measures them between the primary and the burst. */
export interface BurstMeasures {
  readonly name: string;
  readonly subjects: number;
  /** Of one person's frames, moments apart. */
  readonly moments: readonly number[];
  /** Of two people's frames, where the second one's face was found at the place of the first one's. */
  readonly people: readonly number[];
  /** Frames of the same person a moment later in which no face was found where it had been. */
  readonly lost: number;
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
  const people = [...Map.groupBy(await listImages(source), ({ subject }) => subject).values()];
  const pairsOf = people.map((own) => {
    const neighbours = neighboursAmong(own.map(({ path }) => path));
    const every = Math.max(1, Math.floor(neighbours.length / (perSubject ?? neighbours.length)));
    return neighbours.filter((_, i) => i % every === 0).slice(0, perSubject);
  });
  const pairs = pairsOf.flatMap((own, person) => {
    const next = pairsOf[(person + 1) % pairsOf.length] ?? [];
    return own.map(([first, second], i) => ({
      first,
      second,
      other: people.length > 1 ? next[i % next.length]?.[0] : undefined,
    }));
  });
  const progress = progressBar(`${source.name} bursts`);
  const moments: number[] = [];
  const others: number[] = [];
  let lost = 0;
  for (const [i, { first, second, other }] of pairs.entries()) {
    progress(i + 1, pairs.length);
    const correlate = await correlator(await readImage(first), models);
    if (correlate === null) continue;
    const moment = await correlate(await readImage(second));
    if (moment === null) lost++;
    else moments.push(moment);
    const different = other === undefined ? null : await correlate(await readImage(other));
    if (different !== null) others.push(different);
  }
  return { name: source.name, subjects: people.length, moments, people: others, lost };
}

/** Correlates a picture's face with what lies at the same place in another; null when the picture has no face. */
async function correlator(image: Image, models: ExamineModels) {
  const face = await examinePicture(image, models, { features: false, quality: false });
  if (face === null) return null;
  const { mesh, detection } = face;
  return (other: Image) => faceCorrelation(image, mesh, other, detection.box, models.faceLandmarks);
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
