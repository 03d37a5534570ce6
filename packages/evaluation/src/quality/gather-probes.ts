import { createHash } from 'node:crypto';
import {
  EXAMINE_MODEL_NAMES,
  FACE_FINDING_VERSION,
  type ExamineModels,
  type FaceFeatures,
} from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import { openFeatureCache, type FeatureCache } from '../cache/feature-cache.ts';
import { evenly, listImages, type ImageSource, type LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { randomFrom, seedOf } from '../occlusion/random.ts';
import { COMPONENT_IDS, nativeOf, type NativeValues } from './components-of.ts';
import { examinePicture, mapHeads } from './examine-picture.ts';
import { degradeProbe, flawsFor, type ProbeFlaw } from './degrade-probe.ts';
import { isProbed, probeSideOf, type ProbeSide } from './probe-people.ts';

/** Pictures of each person at most, how many of them are copied with flaws, and how often each. */
export const PROBES = { perSubject: 15, copied: 4, copies: 2 } as const;

/** One picture of a person that was examined: as it is, or with a flaw. */
export interface Probe {
  /** With the source, whose people may bear the same names. */
  readonly subject: string;
  readonly side: ProbeSide;
  /** A picture and its flawed copies share it. */
  readonly picture: string;
  readonly flaw: ProbeFlaw | 'none';
  readonly native: NativeValues;
  readonly features: FaceFeatures;
}

export interface GatherOptions {
  /** Folder outside of the project that keeps what was measured. */
  readonly cache: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Examines pictures of every second person who has more than one, and copies of some of them with flaws drawn by the picture's name. Pictures
 * and copies in which no face is found are left out.
 */
export async function gatherProbes(
  source: ImageSource,
  models: ExamineModels,
  { cache: folder, onProgress }: GatherOptions,
): Promise<Probe[]> {
  const listed = await listImages(source, PROBES.perSubject);
  const images = [...Map.groupBy(listed, ({ subject }) => subject).values()]
    .filter((pictures) => pictures.length > 1)
    .flatMap((pictures) => {
      const copied = evenly(pictures, PROBES.copied);
      return pictures.map((labelled) => ({ ...labelled, copied: copied.includes(labelled) }));
    })
    .filter(isProbed);
  const cache = await openFeatureCache(folder, await identityOf(source), DIMENSIONS);
  try {
    let done = 0;
    for (const [at, labelled] of images.entries()) {
      const wanted = namesOf(labelled);
      // An interrupted run may have ended among the copies of a picture.
      const known = Math.min(wanted.length, Math.max(0, cache.samples.length - done));
      if (known < wanted.length) await addProbes(labelled, models, cache, known);
      done += wanted.length;
      onProgress?.(at + 1, images.length);
    }
    return [...readProbes(cache)];
  } finally {
    cache.close();
  }
}

const DIMENSIONS = 512;

interface ProbedImage extends LabelledImage {
  /** There are copies of it with flaws. */
  readonly copied: boolean;
}

async function identityOf({ name }: ImageSource): Promise<string> {
  const manifest = await readManifest();
  const { faceDetector, faceLandmarks, eyeState, features } = EXAMINE_MODEL_NAMES;
  const models = [faceDetector, faceLandmarks, eyeState, features];
  return JSON.stringify({
    kind: 'quality probes',
    source: name,
    PROBES,
    COMPONENT_IDS,
    FACE_FINDING_VERSION,
    heads: createHash('sha256')
      .update(JSON.stringify(await mapHeads()))
      .digest('hex'),
    models: models.map((model) => findModel(manifest, model).sha256),
  });
}

/** What names a picture of a source that has a subfolder for each person. */
export const pictureName = ({ path }: Pick<LabelledImage, 'path'>): string =>
  path.split('/').slice(-2).join('/');

/** The samples of one picture by name, in the order in which they are kept. */
function namesOf(labelled: ProbedImage): { name: string; flaw: Probe['flaw'] }[] {
  const name = pictureName(labelled);
  const flaws = flawsFor(randomFrom(seedOf(name)), labelled.copied ? PROBES.copies : 0);
  return (['none', ...flaws] as const).map((flaw) => ({ name: `${name}#${flaw}`, flaw }));
}

/** Examines a picture and its copies, and keeps what is not kept yet. */
async function addProbes(
  labelled: ProbedImage,
  models: ExamineModels,
  cache: FeatureCache,
  known: number,
): Promise<void> {
  const image = await readImage(labelled.path).catch(() => null);
  const face = image && (await examinePicture(image, models));
  for (const [i, { name, flaw }] of namesOf(labelled).entries()) {
    if (i < known) continue;
    const subject = `${labelled.source}/${labelled.subject}`;
    let found = face;
    if (image && face && flaw !== 'none') {
      found = await examinePicture(
        await degradeProbe(image, face.mesh, flaw, randomFrom(seedOf(name))),
        models,
      );
    }
    if (found?.quality && found.features) {
      const quality = nativeOf(found.quality.components);
      cache.append({ path: name, subject, outcome: 'acquired', quality }, found.features);
    } else {
      const outcome = image ? 'no-face' : 'undecodable';
      cache.append({ path: name, subject, outcome, quality: {} }, null);
    }
  }
}

function* readProbes(cache: FeatureCache): Generator<Probe> {
  let row = 0;
  for (const { path, subject, outcome, quality } of cache.samples) {
    if (outcome !== 'acquired') continue;
    const [picture = '', flaw] = path.split('#');
    const [source = '', person = ''] = subject.split('/');
    yield {
      subject,
      side: probeSideOf({ source, subject: person }),
      picture,
      flaw: flaw as Probe['flaw'],
      native: quality,
      features: cache.read(row++, 1),
    };
  }
}
