import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  assessVisibility,
  colourSteps,
  EXAMINE_MODEL_NAMES,
  FACE_FINDING_VERSION,
  type ExamineModels,
} from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseSourceOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { fitBareEyes, type LensFace } from './bare-eyes.ts';
import { appearanceOf, findFace } from './face-finder.ts';
import { readHead, type ReadHead } from './read-head.ts';
import { sideOf } from './split-people.ts';

const HELP = `Usage: pnpm evaluate train-lenses --faces NAME=FOLDER … [options]

Measures how the colour of the skin changes towards the eyes of people without lenses, and writes lenses.json: what tells tinted
lenses. Faces in which the committed visibility.json sees dark lenses are left out; people of its report are not looked at.

Options
  --faces NAME=FOLDER   pictures of faces, one subfolder of them for each person; may be repeated
  --data FOLDER         the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N       at most N pictures of each person (default: all)
  --subjects N          at most N people of each source, evenly spaced (default: all)
  --out FOLDER          where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate train-lenses --faces lfw=data/lfw --per-subject 1
`;

const METHOD =
  'The steps of colour (log of green, of red over green, of blue over green) from cheek, forehead and the bridge of the nose to the skin under ' +
  'an eye, of both eyes of every face alike: mean and inverse covariance, without steps more than 0.6 from the median. colour: the distance ' +
  '(in standard deviations from the nearest of the three, mean of both eyes) that one in a hundred of the faces reaches; darkGlasses: the ' +
  "visibility head's evidence that one in twenty reaches; colourAlone: twice colour. On people that the report is not of, those with dark lenses left out.";

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** `pnpm evaluate train-lenses`: see HELP. */
export async function trainLensesCommand(args: string[]): Promise<void> {
  const options = parseSourceOptions(args, HELP, { name: 'faces', out: DEFAULT_OUT });
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, subjects, out } = options;
  const models = await openExamineModels();
  const measured = await readHead(undefined);
  const faces: LensFace[] = [];
  const counts = [];
  for (const source of sources) {
    const pictures = (await listImages(source, perSubject, subjects)).filter(
      (picture) => sideOf(picture) !== 'report',
    );
    const own = await lensFaces(source, pictures, models, measured);
    faces.push(...own);
    counts.push({
      name: source.name,
      images: pictures.length,
      subjects: new Set(pictures.map(({ subject }) => subject)).size,
      measured: own.length,
    });
  }
  const fitted = fitBareEyes(faces);
  const manifest = await readManifest();
  const document = {
    kind: 'lenses',
    version: new Date().toISOString().slice(0, 10),
    faceFinding: FACE_FINDING_VERSION,
    provisional: true,
    models: (['faceDetector', 'faceLandmarks', 'features'] as const).map((role) => {
      const { name, sha256 } = findModel(manifest, EXAMINE_MODEL_NAMES[role]);
      return { name, sha256 };
    }),
    visibility: measured.sha256,
    method: METHOD,
    ...fitted,
    sources: counts,
    createdBy: [
      'pnpm evaluate train-lenses',
      ...sources.map(({ name }) => `--faces ${name}=<${name}>`),
      ...(perSubject === undefined ? [] : [`--per-subject ${perSubject}`]),
      ...(subjects === undefined ? [] : [`--subjects ${subjects}`]),
    ].join(' '),
  };
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'lenses.json'), `${JSON.stringify(document, null, 2)}\n`);
  const { colour, darkGlasses } = fitted.tintedFrom;
  process.stdout.write(
    `${faces.length} faces; tinted from a colour of ${colour} and evidence of ${darkGlasses} on\n`,
  );
}

/** The faces of pictures in which no dark lenses are seen. */
async function lensFaces(
  { name }: ImageSource,
  pictures: Awaited<ReturnType<typeof listImages>>,
  models: ExamineModels,
  { head, limits }: ReadHead,
): Promise<LensFace[]> {
  const progress = progressBar(name);
  const faces: LensFace[] = [];
  for (const [done, { path }] of pictures.entries()) {
    progress(done + 1, pictures.length);
    const image = await readImage(path).catch(() => null);
    const found = image && (await findFace(image, models));
    if (!image || !found) continue;
    const appearance = await appearanceOf(image, found.mesh, models);
    const darkGlasses = assessVisibility(found.mesh, appearance, head)?.darkGlasses;
    if (darkGlasses === undefined || darkGlasses >= limits.darkGlasses) continue;
    faces.push({ steps: colourSteps(image, found.mesh), darkGlasses });
  }
  return faces;
}
