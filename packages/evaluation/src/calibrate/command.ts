import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXAMINE_MODEL_NAMES, type ExamineCalibration } from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { examineSource } from './examined-image.ts';
import { padCalibration, type ExaminedSource } from './pad-calibration.ts';
import { NATIVE_RAMPS, qualityCalibration } from './quality-calibration.ts';

const HELP = `Usage: pnpm evaluate calibrate --bona-fide NAME=FOLDER … --attack NAME:SPECIES=FOLDER … [options]

Examines every image and writes pad.json (the liveness levels) and quality.json (the mapping of quality
components). A folder holds images, or one subfolder of images for each person.

Options
  --bona-fide NAME=FOLDER        pictures of living people; may be repeated
  --attack NAME:SPECIES=FOLDER   presentation attacks of one species (print, screen-replay …); may be repeated
  --per-subject N                at most N images of each person (default: all)
  --out FOLDER                   where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate calibrate --bona-fide lfw=data/lfw --attack nuaa:print=data/nuaa/print --per-subject 4
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** \`pnpm evaluate calibrate\`: see HELP. */
export async function calibrateCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, out } = options;
  const models = await openExamineModels();
  // Levels and passes are what is to be found: only native scores and values are read here.
  const nothingYet: ExamineCalibration = { padLevels: [], quality: NATIVE_RAMPS };
  const examined: ExaminedSource[] = [];
  for (const source of sources) {
    const images = await examineSource(source, models, nothingYet, {
      ...(perSubject === undefined ? {} : { perSubject }),
      onProgress: progressBar(source.name),
    });
    examined.push({ source, images });
  }

  const pad = {
    kind: 'pad',
    version: new Date().toISOString().slice(0, 10),
    provisional: true,
    score: {
      name: 'FM',
      formula:
        'mean over two square crops (1.5 and 2.7 times the face box) of z0 - ln(e^z1 + e^z2), z the logits of the PAD model (0: bona fide)',
      models: [await identity(EXAMINE_MODEL_NAMES.pad)],
    },
    ...padCalibration(examined),
    createdBy: describeCommand(sources, perSubject),
  };
  const quality = {
    kind: 'quality',
    version: pad.version,
    provisional: true,
    ...qualityCalibration(examined),
    createdBy: pad.createdBy,
  };
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/pad.json`, `${JSON.stringify(pad, null, 2)}\n`);
  await writeFile(`${out}/quality.json`, `${JSON.stringify(quality, null, 2)}\n`);
  process.stdout.write(summary(pad));
}

async function identity(name: (typeof EXAMINE_MODEL_NAMES)['pad']) {
  return { name, sha256: findModel(await readManifest(), name).sha256 };
}

interface Options {
  readonly sources: readonly ImageSource[];
  readonly perSubject: number | undefined;
  readonly out: string;
}

function parseOptions(args: string[]): Options | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'bona-fide': { type: 'string', multiple: true, default: [] },
        attack: { type: 'string', multiple: true, default: [] },
        'per-subject': { type: 'string' },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const sources = [
      ...values['bona-fide'].map((text) => parseSource(text, 'bona-fide')),
      ...values.attack.map((text) => parseSource(text, 'attack')),
    ];
    if (values['bona-fide'].length === 0) throw new TypeError('at least one --bona-fide is needed');
    const perSubject =
      values['per-subject'] === undefined ? undefined : Number(values['per-subject']);
    if (perSubject !== undefined && !(Number.isInteger(perSubject) && perSubject > 0))
      throw new TypeError('--per-subject is a whole number above 0');
    return { sources, perSubject, out: values.out };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

/** The command in a form that can be typed again; folders are named by their source, not by this machine's paths. */
function describeCommand(sources: readonly ImageSource[], perSubject: number | undefined): string {
  const flags = sources.map(({ name, presentation }) =>
    presentation.kind === 'attack'
      ? `--attack ${name}:${presentation.species}=<${name}>`
      : `--bona-fide ${name}=<${name}>`,
  );
  const limit = perSubject === undefined ? [] : [`--per-subject ${perSubject}`];
  return ['pnpm evaluate calibrate', ...flags, ...limit].join(' ');
}

function summary(pad: ReturnType<typeof padCalibration>): string {
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`;
  const rows = pad.levels.map((level) =>
    [
      level.level.padEnd(20),
      level.threshold.toFixed(3).padStart(8),
      `BPCER ${percent(level.bpcer)}${level.raised ? ' (raised)' : ''}`.padEnd(26),
      ...Object.entries(level.apcerBySpecies).map(
        ([species, { accepted, attacks, apcer }]) =>
          `${species} ${accepted}/${attacks} = APCER ${percent(apcer)}`,
      ),
    ].join('  '),
  );
  const counts = pad.sources.map(
    ({ name, presentations, images, subjects, scored }) =>
      `${name} (${presentations}): ${images} images, ${subjects} subjects, ${scored} judged`,
  );
  return [...counts, '', ...rows, ''].join('\n');
}
