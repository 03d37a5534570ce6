import {
  encodeFace,
  eyeFeatures,
  eyeLogOdds,
  type ExamineModels,
  type FaceMesh,
  type Image,
} from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { degrade } from '../occlusion/degrade.ts';
import { randomFrom, seedOf } from '../occlusion/random.ts';
import { mirrored } from '../visibility/draw-samples.ts';
import { findFace } from '../visibility/face-finder.ts';

/** A face whose eyes are known to be open or closed, as the server sees it. */
export interface EyeSample {
  readonly source: string;
  readonly subject: string;
  readonly open: boolean;
  /** The picture as it is; others are copies that went through a camera of their own. */
  readonly original: boolean;
  /** The mean of both eyes: features of the maps (`eyeFeatures` of face-core), and last the eye model's log odds. */
  readonly values: Float32Array;
}

export interface SampleOptions {
  readonly open: boolean;
  /** How many copies are made of each picture. */
  readonly copies: number;
  /** Changes every copy. */
  readonly seed: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * The samples of pictures: each as it is and, so that what is learned does not hang on a source's sizes, tones and compression, copies
 * of other crop, size, tone, blur and JPEG quality, half of them mirrored. Where no face is found there is no sample.
 */
export async function eyeSamples(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  { open, copies, seed, onProgress }: SampleOptions,
): Promise<EyeSample[]> {
  const samples: EyeSample[] = [];
  for (const [index, { path, source, subject }] of pictures.entries()) {
    onProgress?.(index + 1, pictures.length);
    const image = await readImage(path).catch(() => null);
    const face = image && (await findFace(image, models));
    if (!image || !face) continue;
    const random = randomFrom(seedOf(`${source}/${subject}/${index}`, seed));
    const add = async (seen: Image, mesh: FaceMesh<'frame'>, original: boolean) => {
      const values = await eyeValues(seen, mesh, models);
      samples.push({ source, subject, open, original, values });
    };
    await add(image, face.mesh, true);
    for (let copy = 0; copy < copies; copy++) {
      const { image: taken } = await degrade(image, face.mesh, random);
      const seen = random.chance(0.5) ? mirrored(taken) : taken;
      const found = await findFace(seen, models);
      if (found) await add(seen, found.mesh, false);
    }
  }
  return samples;
}

/** What a head is given of a face. @throws Error when the comparison model gives no feature maps */
async function eyeValues(
  image: Image,
  mesh: FaceMesh<'frame'>,
  models: ExamineModels,
): Promise<Float32Array> {
  const { appearance } = await encodeFace(image, mesh, models.features);
  const features = eyeFeatures(mesh, appearance);
  if (!features) throw new Error('the comparison model gives no feature maps');
  const { subjectRight: right, subjectLeft: left } = features;
  const odds = await eyeLogOdds(image, mesh, models.eyeState);
  const values = new Float32Array(right.length + 1);
  right.forEach((value, k) => (values[k] = (value + (left[k] ?? 0)) / 2));
  values[right.length] = (odds.subjectRight + odds.subjectLeft) / 2;
  return values;
}
