import type { ExamineModels } from '@iws/face-core';
import type { ModelPack } from '@iws/models';
import { listImages, type LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { progressBar } from '../progress.ts';
import { ATTACK_KINDS, type AttackKind } from '../simulate/attack-kinds.ts';
import { presentAttack } from '../simulate/present.ts';
import { recordedSelfies } from './recorded-selfies.ts';
import { padIdentity } from './identity.ts';
import type { PadOptions } from './pad-options.ts';
import {
  measurePicture,
  scorePictures,
  scoreSource,
  type PadMeasurement,
  type PadSample,
} from './score-source.ts';

/**
 * Measures every picture that the options name, and simulated attacks of the kinds that are asked for. The same picture and
 * kind always make the same attack.
 */
export async function gatherSamples(
  options: PadOptions,
  models: ExamineModels,
  kinds: readonly AttackKind['split'][],
  packs: readonly ModelPack[] = [],
): Promise<PadSample[]> {
  const { sources, simulated, perKind, perSubject, subjects, cache, filled } = options;
  const identity = await padIdentity(packs);
  const samples: PadSample[] = [];
  for (const source of sources) {
    const label = source.presentation.kind === 'attack' ? `${source.name} attacks` : source.name;
    const cut = filled.includes(source.name);
    const limits = {
      perSubject,
      subjects,
      cache,
      identity: cut ? `${identity}\nwithout filling` : identity,
      cut,
      onProgress: progressBar(label),
    };
    samples.push(...(await scoreSource(source, models, limits)));
  }
  if (options.recorded) samples.push(...(await recordedSelfies(models)));
  for (const source of simulated) {
    const images = await listImages(source, 1, perKind);
    for (const kind of ATTACK_KINDS.filter(({ split }) => kinds.includes(split))) {
      const name = `${source.name}-simulated`;
      const species = kind.name;
      const picture = { ...source, name, presentation: { kind: 'attack', species } as const };
      const limits = { cache, identity: `${identity}\n${JSON.stringify(kind)}` };
      const measure = (image: LabelledImage) => measureAttack(image, kind, models);
      const onProgress = progressBar(`${name} ${species}`);
      samples.push(...(await scorePictures(picture, images, measure, { ...limits, onProgress })));
    }
  }
  return samples;
}

async function measureAttack(
  { path, subject }: LabelledImage,
  kind: AttackKind,
  models: ExamineModels,
): Promise<PadMeasurement> {
  const image = await readImage(path).catch(() => null);
  if (image === null) return { outcome: 'undecodable' };
  return measurePicture(await presentAttack(image, kind, seedOf(subject)), models);
}

/** A number that follows from a text alone. */
function seedOf(text: string): number {
  let seed = 7;
  for (const letter of text) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return seed;
}
