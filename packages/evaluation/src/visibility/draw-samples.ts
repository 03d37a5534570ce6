import {
  colourSteps,
  pointFeatures,
  type ColourSteps,
  type ExamineModels,
  type Image,
} from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { degrade, toOriginal } from '../occlusion/degrade.ts';
import { drawKinds, occlude, type OccluderKind } from '../occlusion/occluders.ts';
import { randomFrom, seedOf, type Random } from '../occlusion/random.ts';
import { eyesOff } from './eye-placement.ts';
import { appearanceOf, findFace } from './face-finder.ts';
import { coveredPoints, coveredShares } from './region-shares.ts';

/** A face that was covered on purpose, as the server sees it afterwards. */
export interface CoveredSample {
  readonly source: string;
  readonly subject: string;
  readonly kinds: readonly OccluderKind[];
  /** [regions][COVER_KINDS]: shares of the regions of the uncovered face. */
  readonly shares: Float32Array;
  /** What is found in the covered picture; null when no face is found there any more. */
  readonly seen: {
    /** [points][features], as `pointFeatures` of face-core gives them. */
    readonly features: Float32Array;
    /** [points][COVER_KINDS] where the mesh of the covered picture places the points. */
    readonly points: Float32Array;
    /** How far its eyes lie from those of the uncovered face: see `eyesOff`. */
    readonly eyesOff: number;
    /** How the colour of the skin changes towards the eyes. */
    readonly steps: ColourSteps;
  } | null;
}

export interface DrawOptions {
  /** Changes every draw. */
  readonly seed: number;
  /** How many samples are drawn from each picture. */
  readonly draws: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Covers each picture's face in `draws` random ways, sends the result through a random camera and lets the server's own models find it
 * again. Pictures without a face are passed over. The same seed gives the same samples, whatever the order of the pictures.
 */
export async function* drawSamples(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  { seed, draws, onProgress }: DrawOptions,
): AsyncGenerator<CoveredSample> {
  let texture: Image | null = null;
  for (const [index, picture] of pictures.entries()) {
    const read = await readImage(picture.path);
    yield* drawFrom(picture, index, read, texture ?? read, models, { seed, draws });
    texture = read;
    onProgress?.(index + 1, pictures.length);
  }
}

/** The samples of one picture, the `index`-th of the list. */
export async function* drawFrom(
  picture: LabelledImage,
  index: number,
  read: Image,
  texture: Image,
  models: ExamineModels,
  { seed, draws }: Pick<DrawOptions, 'seed' | 'draws'>,
): AsyncGenerator<CoveredSample> {
  const { source, subject } = picture;
  const random = randomFrom(seedOf(`${source}/${subject}/${index}`, seed));
  const image = random.chance(0.5) ? mirrored(read) : read;
  const face = await findFace(image, models);
  if (!face) return;
  for (let draw = 0; draw < draws; draw++)
    yield { source, subject, ...(await drawOne(image, face.mesh, texture, models, random)) };
}

async function drawOne(
  image: Image,
  mesh: NonNullable<Awaited<ReturnType<typeof findFace>>>['mesh'],
  texture: Image,
  models: ExamineModels,
  random: Random,
): Promise<Omit<CoveredSample, 'source' | 'subject'>> {
  const kinds = drawKinds(random);
  const covered = occlude(image, mesh, kinds, texture, random);
  const { image: taken, ...camera } = await degrade(covered.image, mesh, random);
  const shares = coveredShares(mesh, covered.maps);
  const found = await findFace(taken, models);
  if (!found) return { kinds, shares, seen: null };
  const features = pointFeatures(found.mesh, await appearanceOf(taken, found.mesh, models));
  const points = coveredPoints(found.mesh, covered.maps, toOriginal(camera));
  const off = eyesOff(found.mesh, mesh, toOriginal(camera));
  const steps = colourSteps(taken, found.mesh);
  return { kinds, shares, seen: { features, points, eyesOff: off, steps } };
}

/** The picture as a mirror shows it. */
export function mirrored({ width, height, channels, data }: Image): Image {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * channels;
      turned.set(data.subarray(from, from + channels), (y * width + width - 1 - x) * channels);
    }
  return { width, height, channels, data: turned };
}
