import { mkdir, writeFile } from 'node:fs/promises';
import {
  examineFace,
  type ExamineCalibration,
  type ExamineModels,
  type EyeOpenness,
} from '@iws/face-core';
import { loadEyesCalibration } from '@iws/models';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseReadOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { histogramPlot } from '../plot/histogram-plot.ts';
import { progressBar } from '../progress.ts';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { takeOption } from '../take-option.ts';

const HELP = `Usage: pnpm evaluate eyes --images NAME=FOLDER … [--per-subject N] [--model-alone] [--report FOLDER]

Counts in how many pictures of each source the eyes are told to be CLOSED (an opening grade below 10): the fewer the better where
they are open, the more where they are closed. Intervals are 95 %, Clopper–Pearson over pictures. Prints a table; with --report it writes eyes.md,
eyes.json and eyes-grades.svg, too.

Options
  --images NAME=FOLDER   pictures of people, or one subfolder of them for each person; may be repeated
  --data FOLDER          the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N        at most N images of each person (default: all)
  --report FOLDER        write there what is printed, the figures, and a histogram of the opening grades
  --model-alone          by the eye model alone, as the browser does, not by the server's head

Example
  pnpm evaluate eyes --images open=data/photos --images closed=data/quality/eyes_closed
`;

const ALONE = '--model-alone';

/** `pnpm evaluate eyes`: see HELP. */
export async function eyesCommand(args: string[]): Promise<void> {
  const alone = args.includes(ALONE);
  const report = takeOption(args, '--report', HELP);
  const options = parseReadOptions(
    report.rest.filter((one) => one !== ALONE),
    HELP,
  );
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const models = await openExamineModels();
  const calibration: ExamineCalibration = {
    padLevels: [],
    quality: NATIVE_RAMPS,
    ...(alone ? {} : { eyes: (await loadEyesCalibration()).head }),
  };
  const counted: (SourceEyes & { readonly closed: Proportion })[] = [];
  for (const source of options.sources) {
    const eyes = await gradesOf(source, models, calibration, options.perSubject);
    const closed = eyes.eyes.filter(({ eyesStatus }) => eyesStatus === 'CLOSED').length;
    counted.push({ ...eyes, closed: proportion(closed, eyes.eyes.length) });
  }
  const table = [
    '| source | faces (subjects) | CLOSED |\n| --- | --- | --- |\n',
    ...counted.map(
      ({ source, eyes, subjects, closed }) =>
        `| ${source} | ${eyes.length} (${subjects}) | ${percentage(closed)} |\n`,
    ),
  ].join('');
  process.stdout.write(table);
  if (report.value === null) return;
  const command = [
    'pnpm evaluate eyes',
    ...options.sources.map(({ name }) => `--images ${name}=<${name}>`),
    ...(options.perSubject === undefined ? [] : [`--per-subject ${options.perSubject}`]),
    ...(alone ? [ALONE] : []),
  ].join(' ');
  const sources = counted.map(({ source, eyes, subjects, closed }) => ({
    source,
    faces: eyes.length,
    subjects,
    closed,
  }));
  const files = {
    'eyes.md': `Made by \`${command}\`.\n\n${table}\n![Opening grades](eyes-grades.svg)\n`,
    'eyes.json': `${JSON.stringify({ command, sources }, null, 2)}\n`,
    'eyes-grades.svg': histogramPlot({
      title: 'Opening grade of both eyes; below 10 they are CLOSED',
      label: 'opening grade',
      from: 0,
      to: 100,
      bins: 50,
      series: counted.map(({ source, eyes }) => ({
        name: source,
        scores: eyes.map(({ openingGrade }) => openingGrade),
      })),
    }),
  };
  await mkdir(report.value, { recursive: true });
  for (const [name, content] of Object.entries(files))
    await writeFile(`${report.value}/${name}`, content);
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const percentage = ({ rate, interval }: Proportion): string =>
  rate === null ? 'no face' : `${percent(rate)} (${interval.map(percent).join(' to ')})`;

/** What was seen of a source's pictures with a face. */
interface SourceEyes {
  readonly source: string;
  readonly eyes: readonly Pick<EyeOpenness, 'eyesStatus' | 'openingGrade'>[];
  readonly subjects: number;
}

async function gradesOf(
  source: ImageSource,
  models: ExamineModels,
  calibration: ExamineCalibration,
  perSubject?: number,
): Promise<SourceEyes> {
  const options = { clock: () => 0, pad: false, features: false };
  const images = await listImages(source, perSubject);
  const progress = progressBar(source.name);
  const eyes: SourceEyes['eyes'][number][] = [];
  const subjects = new Set<string>();
  for (const [done, { path, subject }] of images.entries()) {
    progress(done + 1, images.length);
    const image = await readImage(path).catch(() => null);
    if (image === null) continue;
    const found = await examineFace({ primary: { image } }, models, calibration, options);
    if (found.outcome !== 'examined' || found.face.eyes === null) continue;
    eyes.push(found.face.eyes);
    subjects.add(subject);
  }
  return { source: source.name, eyes, subjects: subjects.size };
}
