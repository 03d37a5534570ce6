import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import {
  examineFace,
  PAD_CUE_NAMES,
  type ExamineCalibration,
  type ExamineModels,
  type Image,
  type PadCues,
} from '@iws/face-core';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { listImages, type ImageSource, type LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { withoutFilling } from './without-filling.ts';

/** What presentation attack detection measured of a picture before any calibration, or why it measured nothing. */
export type PadMeasurement =
  | {
      readonly outcome: 'judged';
      readonly fm: number;
      /** Of the models of a pack, where there is one. */
      readonly added?: number;
      readonly cues: PadCues;
    }
  | {
      readonly outcome: 'face-too-small' | 'surroundings-missing' | 'no-face' | 'undecodable';
    };

/** One picture of a source. */
export interface PadSample {
  /** Path below the source's folder. */
  readonly path: string;
  readonly source: string;
  readonly subject: string;
  /** Null: bona fide. */
  readonly species: string | null;
  readonly measurement: PadMeasurement;
}

/** Only native values are read from an examination under it: z is the value itself. */
const NATIVE: ExamineCalibration = {
  padLevels: [],
  padCues: {
    borderLines: { mean: 0, sd: 1 },
    faceMiddlePeak: { mean: 0, sd: 1 },
    faceHighPeak: { mean: 0, sd: 1 },
    faceHighPeakShare: { mean: 0, sd: 1 },
    surroundingsMiddlePeak: { mean: 0, sd: 1 },
    surroundingsHighPeak: { mean: 0, sd: 1 },
  },
  quality: NATIVE_RAMPS,
};

/** Measures one picture as the server would one that has no context sample. */
export async function measurePicture(image: Image, models: ExamineModels): Promise<PadMeasurement> {
  const examination = await examineFace({ primary: { image } }, models, NATIVE, {
    clock: () => performance.now(),
    features: false,
    quality: false,
  });
  // A single picture has no second one to disagree with.
  if (examination.outcome !== 'examined') return { outcome: 'no-face' };
  const { pad } = examination.face;
  if (!pad) throw new Error('attack detection was asked for');
  return pad.status === 'success'
    ? {
        outcome: 'judged',
        fm: (pad.f15 + pad.f27) / 2,
        ...(pad.added === null ? {} : { added: pad.added }),
        cues: pad.cues,
      }
    : { outcome: pad.reason };
}

export interface ScoreOptions {
  /** Folder of the cache; undefined: everything is measured anew. */
  readonly cache: string | undefined;
  /** What the numbers depend on beside the picture, such as the models' hashes. */
  readonly identity: string;
  readonly onProgress: (done: number, total: number) => void;
}

export interface ScoreSourceOptions extends ScoreOptions {
  /** At most so many images of each subject. */
  readonly perSubject: number | undefined;
  /** At most so many subjects. */
  readonly subjects: number | undefined;
  /** Whether the pictures were filled up with black, which is cut off. */
  readonly cut: boolean;
}

/** Measures the images of a source. */
export async function scoreSource(
  source: ImageSource,
  models: ExamineModels,
  options: ScoreSourceOptions,
): Promise<PadSample[]> {
  const images = await listImages(source, options.perSubject, options.subjects);
  const measure = async ({ path }: LabelledImage): Promise<PadMeasurement> => {
    const read = await readImage(path).catch(() => null);
    const image = read && options.cut ? withoutFilling(read) : read;
    return image ? measurePicture(image, models) : { outcome: 'undecodable' };
  };
  return scorePictures(source, images, measure, options);
}

/**
 * Measures pictures of a source. With a cache each picture's numbers are written as they come, so that an interrupted run
 * goes on where it stopped; a picture is known by its path.
 */
export async function scorePictures(
  source: ImageSource,
  images: readonly LabelledImage[],
  measure: (image: LabelledImage) => Promise<PadMeasurement>,
  { cache, identity, onProgress }: ScoreOptions,
): Promise<PadSample[]> {
  const store = cache === undefined ? null : await openStore(cache, source, identity);
  const species = source.presentation.kind === 'attack' ? source.presentation.species : null;
  const samples: PadSample[] = [];
  for (const image of images) {
    const path = relative(source.folder, image.path);
    let measurement = store?.known.get(path);
    if (!measurement) {
      measurement = await measure(image);
      await store?.add(path, measurement);
    }
    const { subject } = image;
    samples.push({ path, source: source.name, subject, species, measurement });
    onProgress(samples.length, images.length);
  }
  return samples;
}

/** A file of one line of JSON per picture; a last line that was cut off is ignored. */
async function openStore(folder: string, source: ImageSource, identity: string) {
  await mkdir(folder, { recursive: true });
  const key = `${resolve(source.folder)}\n${identity}\n${PAD_CUE_NAMES.join()}`;
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const file = join(folder, `pad-${source.name}-${name}.jsonl`);
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const known = new Map(
    lines.filter(isWhole).map((line) => JSON.parse(line) as [string, PadMeasurement]),
  );
  // A cut-off line is closed, so that the next one begins a line of its own.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  return {
    known,
    add: (path: string, measurement: PadMeasurement) =>
      appendFile(file, `${JSON.stringify([path, measurement])}\n`),
  };
}

function isWhole(line: string): boolean {
  return line.startsWith('[') && line.endsWith(']');
}
