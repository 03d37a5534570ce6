import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { examineFace, FACE_FINDING_VERSION, type ExamineModels } from '@iws/face-core';
import { loadInjectionCalibration } from '@iws/models';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { listImages, parseSource, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { measureCamera, type CameraMeasures } from './camera-pictures.ts';
import { burstCalibration } from './burst-calibration.ts';
import { injectionCalibration, type MeasuredSource } from './injection-calibration.ts';
import { measureBursts, type BurstMeasures } from './burst-frames.ts';
import { samplesOfOneMomentAgree, type AgreementCount } from './sample-agreement.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

const HELP = `Usage: pnpm evaluate injection [--bona-fide NAME=FOLDER …] [--frames NAME=FOLDER …] [options]

Measures what injection detection reads from the pixels of camera pictures, and writes injection.json: the limits, with their false
alarms by source. Those of bursts, and how many feeds of other people are seen, are counted on each person with the limits that all
others set. What is not named stays as it is written there. Prints, too, how many captures that are made of one picture are taken for
two moments (primary and context that do not agree), which has no limit there.

Options
  --bona-fide NAME=FOLDER   pictures taken with a camera, for compression and noise; may be repeated
  --frames NAME=FOLDER      recordings, one subfolder for each person, frames named RECORDING_NUMBER, for bursts
  --data FOLDER             the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N           at most N images, or pairs of frames, of each person (default: all)
  --subjects N              at most N people of each source of --bona-fide, evenly spaced (default: all)
  --out FOLDER              where to write (default: the calibration folder of packages/models)
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** \`pnpm evaluate injection\`: see HELP. */
export async function injectionCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { pictures, frames, perSubject, subjects, out } = options;
  const models = await openExamineModels();
  const known = pathToFileURL(`${out}/`);
  const parts = { pixels: null, bursts: null } as Parts;
  const agreement: AgreementCount[] = [];
  const limit = perSubject === undefined ? '' : ` --per-subject ${perSubject}`;
  if (pictures.length > 0) {
    const measured: MeasuredSource[] = [];
    for (const source of pictures) {
      const { agreement: counted, ...own } = await measureSource(source, models, {
        perSubject,
        subjects,
      });
      measured.push(own);
      agreement.push(counted);
    }
    const some = subjects === undefined ? limit : `${limit} --subjects ${subjects}`;
    const createdBy = `pnpm evaluate injection${named('bona-fide', pictures)}${some}`;
    parts.pixels = { ...injectionCalibration(measured), createdBy };
  }
  if (frames.length > 0) {
    const measured: BurstMeasures[] = [];
    for (const source of frames) measured.push(await measureBursts(source, models, perSubject));
    const createdBy = `pnpm evaluate injection${named('frames', frames)}${limit}`;
    parts.bursts = { ...bursts(measured), createdBy };
  }
  const before = parts.pixels && parts.bursts ? null : await loadInjectionCalibration(known);
  const calibration = {
    kind: 'injection',
    version: new Date().toISOString().slice(0, 10),
    // Of the older part: the file is as old as that.
    faceFinding: before ? before.faceFinding : FACE_FINDING_VERSION,
    provisional: true,
    pixels: parts.pixels ?? before?.pixels,
    bursts: parts.bursts ?? before?.bursts,
  };
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/injection.json`, `${JSON.stringify(calibration, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify({ ...parts, agreement }, null, 2)}\n`);
}

interface Parts {
  pixels: (ReturnType<typeof injectionCalibration> & { createdBy: string }) | null;
  bursts: (ReturnType<typeof burstCalibration> & { createdBy: string }) | null;
}

const named = (option: string, sources: readonly ImageSource[]): string =>
  sources.map(({ name }) => ` --${option} ${name}=<${name}>`).join('');

function bursts(measured: readonly BurstMeasures[]) {
  try {
    return burstCalibration(measured);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--frames: ${error.message}`);
    throw error;
  }
}

function parseOptions(args: string[]) {
  const many = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        'bona-fide': many,
        frames: many,
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const sources = (names: readonly string[]) =>
      names.map((text) => parseSource(text, 'bona-fide'));
    const [pictures, frames] = [sources(values['bona-fide']), sources(values.frames)];
    if (pictures.length + frames.length === 0)
      throw new TypeError('at least one --bona-fide or --frames is needed');
    return {
      pictures,
      frames,
      perSubject: wholeNumber('--per-subject', values['per-subject']),
      subjects: wholeNumber('--subjects', values.subjects),
      out: values.out,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

async function measureSource(
  source: ImageSource,
  models: ExamineModels,
  { perSubject, subjects: most }: { perSubject: number | undefined; subjects: number | undefined },
): Promise<MeasuredSource & { readonly agreement: AgreementCount }> {
  const images = await listImages(source, perSubject, most);
  const progress = progressBar(source.name);
  const measures: CameraMeasures[] = [];
  let [captures, disagree] = [0, 0];
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
      const { detection, mesh } = examination.face;
      measures.push(await measureCamera(image, detection.box));
      const agree = await samplesOfOneMomentAgree(image, mesh, models);
      if (agree !== null) captures += 1;
      if (agree === false) disagree += 1;
    }
    progress(i + 1, images.length);
  }
  const subjects = new Set(images.map(({ subject }) => subject)).size;
  const { name } = source;
  return {
    name,
    images: images.length,
    subjects,
    measures,
    agreement: { name, captures, disagree },
  };
}
