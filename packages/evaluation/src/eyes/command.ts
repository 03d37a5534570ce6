import { examineFace, type ExamineCalibration, type ExamineModels } from '@iws/face-core';
import { loadEyesCalibration } from '@iws/models';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { parseReadOptions } from '../data/source-options.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { proportion } from '../statistics/proportion-interval.ts';

const HELP = `Usage: pnpm evaluate eyes --images NAME=FOLDER … [--per-subject N] [--model-alone]

Counts in how many pictures of each source the eyes are told to be CLOSED (an opening grade below 10): the fewer the better where
they are open, the more where they are closed. Intervals are 95 %, Clopper–Pearson over pictures.

Options
  --images NAME=FOLDER   pictures of people, or one subfolder of them for each person; may be repeated
  --per-subject N        at most N images of each person (default: all)
  --model-alone          by the eye model alone, as the browser does, not by the server's head

Example
  pnpm evaluate eyes --images open=data/photos --images closed=data/quality/eyes_closed
`;

const ALONE = '--model-alone';

/** `pnpm evaluate eyes`: see HELP. */
export async function eyesCommand(args: string[]): Promise<void> {
  const alone = args.includes(ALONE);
  const options = parseReadOptions(
    args.filter((one) => one !== ALONE),
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
  process.stdout.write('| source | faces (subjects) | CLOSED |\n| --- | --- | --- |\n');
  for (const source of options.sources) {
    const { grades, subjects } = await gradesOf(source, models, calibration, options.perSubject);
    const { rate, interval } = proportion(
      grades.filter((status) => status === 'CLOSED').length,
      grades.length,
    );
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    const closed =
      rate === null ? 'no face' : `${percent(rate)} (${interval.map(percent).join(' to ')})`;
    process.stdout.write(`| ${source.name} | ${grades.length} (${subjects}) | ${closed} |\n`);
  }
}

async function gradesOf(
  source: ImageSource,
  models: ExamineModels,
  calibration: ExamineCalibration,
  perSubject?: number,
) {
  const options = { clock: () => 0, pad: false, features: false };
  const images = await listImages(source, perSubject);
  const progress = progressBar(source.name);
  const grades: ('OPEN' | 'CLOSED')[] = [];
  const subjects = new Set<string>();
  for (const [done, { path, subject }] of images.entries()) {
    progress(done + 1, images.length);
    const image = await readImage(path).catch(() => null);
    if (image === null) continue;
    const found = await examineFace({ primary: { image } }, models, calibration, options);
    if (found.outcome !== 'examined' || found.face.eyes === null) continue;
    grades.push(found.face.eyes.eyesStatus);
    subjects.add(subject);
  }
  return { grades, subjects: subjects.size };
}
