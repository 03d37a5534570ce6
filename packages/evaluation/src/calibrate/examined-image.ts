import {
  examineFace,
  type ExamineCalibration,
  type ExamineModels,
  type ExaminedFace,
} from '@iws/face-core';
import type { ImageSource, LabelledImage } from '../data/image-source.ts';
import { listImages } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';

/** One image of a source after examination: a face, or the reason why there is none to judge. */
export interface ExaminedImage extends LabelledImage {
  readonly finding:
    | { readonly outcome: 'examined'; readonly face: ExaminedFace }
    | { readonly outcome: 'no-face' | 'undecodable' };
}

export interface ExamineSourceOptions {
  /** At most so many images of each subject. */
  readonly perSubject?: number;
  /** At most so many subjects. */
  readonly subjects?: number;
  /** Called after each image. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Examines every image of a source as the server would examine a capture that has only a primary sample.
 * Nothing of an image is kept but the findings.
 */
export async function examineSource(
  source: ImageSource,
  models: ExamineModels,
  calibration: ExamineCalibration,
  { perSubject, subjects, onProgress }: ExamineSourceOptions,
): Promise<ExaminedImage[]> {
  const images = await listImages(source, perSubject, subjects);
  const examined: ExaminedImage[] = [];
  for (const labelled of images) {
    examined.push({ ...labelled, finding: await examineImage(labelled.path, models, calibration) });
    onProgress?.(examined.length, images.length);
  }
  return examined;
}

async function examineImage(
  path: string,
  models: ExamineModels,
  calibration: ExamineCalibration,
): Promise<ExaminedImage['finding']> {
  const image = await readImage(path).catch(() => null);
  if (image === null) return { outcome: 'undecodable' };
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => performance.now(),
    features: false,
    pad: false,
  });
  // A single picture has no second one to disagree with.
  return examination.outcome === 'examined'
    ? { outcome: 'examined', face: examination.face }
    : { outcome: 'no-face' };
}

/** A source with all that was found in it. */
export interface ExaminedSource {
  readonly source: ImageSource;
  readonly images: readonly ExaminedImage[];
}
