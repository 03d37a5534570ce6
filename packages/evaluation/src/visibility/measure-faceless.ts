import { basename } from 'node:path';
import type { ExamineModels, Rect } from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { randomFrom, seedOf } from '../occlusion/random.ts';
import { progressBar } from '../progress.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { findFace } from './face-finder.ts';
import { cutPart, partsWithoutFaces } from './faceless-parts.ts';
import { listedPictures } from './listed-pictures.ts';
import type { Measuring } from './measure-sources.ts';
import type { Options } from './options.ts';
import { facelessLine } from './report-tables.ts';
import type { FacelessFigures } from './visibility-report.ts';

const HEADING = `### Parts of pictures without a face

Cut away from every place where the detector suspects a face; a picture may hold faces that it does not suspect, so what is found has to be
looked at. Parts of one picture, and pictures of one place, resemble each other, which the intervals leave out of account.`;

/** How often a face is found in parts of pictures without one. */
export async function measureFaceless(
  { sources, parts, seed }: Pick<Options, 'sources' | 'parts' | 'seed'>,
  { models, say }: Pick<Measuring, 'models' | 'say'>,
): Promise<FacelessFigures[]> {
  const figures: FacelessFigures[] = [];
  if (sources.faceless.length > 0) say(HEADING);
  for (const source of sources.faceless) {
    const pictures = await listedPictures(source);
    const onProgress = progressBar(`${source.name}, parts`);
    const looked: LookedAt[] = [];
    for (const [index, picture] of pictures.entries()) {
      looked.push(...(await lookAtParts(picture, models, { parts, seed })));
      onProgress(index + 1, pictures.length);
    }
    const hits = looked.filter(({ found }) => found);
    for (const { path, part } of hits)
      process.stderr.write(`a face in ${path}, ${part.width} pixels from ${part.x},${part.y}\n`);
    const facesFound = proportion(hits.length, looked.length);
    figures.push({ name: source.name, pictures: pictures.length, facesFound });
  }
  if (figures.length > 0) say(figures.map(facelessLine).join('\n\n'));
  return figures;
}

/** A part, and whether the server's examination finds a face in it. */
interface LookedAt {
  readonly path: string;
  readonly part: Rect<'frame'>;
  readonly found: boolean;
}

/** The parts of one picture: the same ones by the same seed, whatever else is measured. */
export async function lookAtParts(
  { path, source, subject }: LabelledImage,
  models: ExamineModels,
  { parts, seed }: Pick<Options, 'parts' | 'seed'>,
): Promise<LookedAt[]> {
  const image = await readImage(path);
  const random = randomFrom(seedOf(`${source}/${subject}/${basename(path)}`, seed));
  const looked: LookedAt[] = [];
  for (const part of await partsWithoutFaces(image, models, parts, random))
    looked.push({ path, part, found: (await findFace(cutPart(image, part), models)) !== null });
  return looked;
}
