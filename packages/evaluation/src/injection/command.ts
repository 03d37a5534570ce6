import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { examineFace, type ExamineModels } from '@iws/face-core';
import { NATIVE_RAMPS } from '../calibrate/quality-calibration.ts';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseSourceOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { measureCamera, type CameraMeasures } from './camera-pictures.ts';
import { injectionCalibration, type MeasuredSource } from './injection-calibration.ts';

const HELP = `Usage: pnpm evaluate injection --bona-fide NAME=FOLDER … [options]

Measures what injection detection reads from the pixels of camera pictures, and writes injection.json: the
limits, with their false alarms by source.

Options
  --bona-fide NAME=FOLDER   pictures taken with a camera; may be repeated
  --per-subject N           at most N images of each person (default: all)
  --out FOLDER              where to write (default: the calibration folder of packages/models)
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** \`pnpm evaluate injection\`: see HELP. */
export async function injectionCommand(args: string[]): Promise<void> {
  const options = parseSourceOptions(args, HELP, {
    name: 'bona-fide',
    out: DEFAULT_OUT,
  });
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, out } = options;
  const models = await openExamineModels();
  const measured: MeasuredSource[] = [];
  for (const source of sources) measured.push(await measureSource(source, models, perSubject));
  const found = injectionCalibration(measured);
  const flags = sources.map(({ name }) => `--bona-fide ${name}=<${name}>`);
  const limit = perSubject === undefined ? [] : [`--per-subject ${perSubject}`];
  const calibration = {
    kind: 'injection',
    version: new Date().toISOString().slice(0, 10),
    provisional: true,
    ...found,
    createdBy: ['pnpm evaluate injection', ...flags, ...limit].join(' '),
  };
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/injection.json`, `${JSON.stringify(calibration, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
}

async function measureSource(
  source: ImageSource,
  models: ExamineModels,
  perSubject: number | undefined,
): Promise<MeasuredSource> {
  const images = await listImages(source, perSubject);
  const progress = progressBar(source.name);
  const measures: CameraMeasures[] = [];
  for (const [i, { path }] of images.entries()) {
    const image = await readImage(path).catch(() => null);
    const examination =
      image &&
      (await examineFace(
        { primary: { image } },
        models,
        { padLevels: [], quality: NATIVE_RAMPS },
        { clock: () => performance.now(), pad: false, features: false, quality: false },
      ));
    if (image && examination?.outcome === 'examined') {
      measures.push(await measureCamera(image, examination.face.detection.box));
    }
    progress(i + 1, images.length);
  }
  const subjects = new Set(images.map(({ subject }) => subject)).size;
  return { name: source.name, images: images.length, subjects, measures };
}
