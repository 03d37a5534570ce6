import type { ExamineModels } from '@iws/face-core';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import type { PadOptions } from '../pad/pad-options.ts';
import { progressBar } from '../progress.ts';
import { nativeOf, type NativeValues } from '../quality/components-of.ts';
import { examinePicture } from '../quality/examine-picture.ts';
import { pictureName, type Probe } from '../quality/gather-probes.ts';
import type { Origin } from '../statistics/weighted-scores.ts';

/** What the components computed of the pictures of one source. */
export interface NativeSource {
  readonly name: string;
  readonly images: number;
  readonly subjects: number;
  /** Of the pictures that show a face. */
  readonly samples: readonly (Origin & { readonly native: NativeValues })[];
}

/**
 * Examines the pictures of a source; those that are probes were examined before.
 *
 * @param probes of all sources
 */
export async function nativeSource(
  source: ImageSource,
  models: ExamineModels,
  probes: readonly Probe[],
  { perSubject, subjects }: Pick<PadOptions, 'perSubject' | 'subjects'>,
): Promise<NativeSource> {
  const { name } = source;
  const known = new Map(
    probes.flatMap(({ subject, picture, flaw, native }) =>
      flaw === 'none' && subject.startsWith(`${name}/`) ? [[picture, native] as const] : [],
    ),
  );
  const images = await listImages(source, perSubject, subjects);
  const progress = progressBar(`${name} quality`);
  const samples: NativeSource['samples'][number][] = [];
  for (const [done, labelled] of images.entries()) {
    progress(done + 1, images.length);
    const { path, subject } = labelled;
    const native = known.get(pictureName(labelled)) ?? (await nativeValues(path, models));
    if (native) samples.push({ source: name, subject, native });
  }
  const people = new Set(images.map(({ subject }) => subject)).size;
  return { name, images: images.length, subjects: people, samples };
}

async function nativeValues(path: string, models: ExamineModels): Promise<NativeValues | null> {
  const image = await readImage(path).catch(() => null);
  const face = image && (await examinePicture(image, models, { features: false }));
  return face?.quality ? nativeOf(face.quality.components) : null;
}
