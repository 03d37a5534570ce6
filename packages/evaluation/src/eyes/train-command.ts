import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXAMINE_MODEL_NAMES } from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import { listImages, parseSource, type ImageSource } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import {
  crossValidate,
  fitEyes,
  judgePeopleApart,
  judgeSourcesApart,
  workingPoint,
} from './cross-validate.ts';
import { eyesDocument } from './eyes-document.ts';
import { eyeSamples, type EyeSample } from './eye-samples.ts';
import { closedTable } from './closed-table.ts';

const HELP = `Usage: pnpm evaluate train-eyes --open NAME=FOLDER … --closed NAME=FOLDER … [options]

Fits the head that says whether eyes are open or closed to what the comparison model and the eye model see of them, and writes
eyes.json. Prints how often eyes are told to be CLOSED, as Markdown: of people whom a fit never saw, by a working point found on
others, and of sources that neither saw.

Options
  --open NAME=FOLDER     faces with open eyes, or one subfolder of them for each person; may be repeated
  --closed NAME=FOLDER   faces with both eyes closed; may be repeated
  --data FOLDER          the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N        at most N pictures of each person (default 1)
  --subjects N           only N people of each source, evenly spaced (default: all)
  --ridge R              how much the weights are held back (default 0.02)
  --seed N               changes every copy (default 1)
  --out FOLDER           where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate train-eyes --open lfw=data/lfw --closed eyes_closed=data/quality/eyes_closed
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));
/** Copies of each picture; closed eyes are rarer. */
const COPIES = { open: 1, closed: 4 };

/** `pnpm evaluate train-eyes`: see HELP. */
export async function trainEyesCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, subjects, ridge, seed, out } = options;
  const models = await openExamineModels();
  const manifest = await readManifest();
  const samples: EyeSample[] = [];
  const counts = [];
  for (const { source, kind } of sources) {
    const pictures = await listImages(source, perSubject, subjects);
    const found = await eyeSamples(pictures, models, {
      open: kind === 'open',
      copies: COPIES[kind],
      seed,
      onProgress: progressBar(source.name),
    });
    samples.push(...found);
    counts.push({
      name: source.name,
      eyes: kind,
      images: pictures.length,
      subjects: new Set(pictures.map(({ subject }) => subject)).size,
      samples: found.length,
    });
  }
  const boundary = workingPoint(crossValidate(samples, ridge));
  const document = eyesDocument(fitEyes(samples, ridge), boundary, {
    maps: findModel(manifest, EXAMINE_MODEL_NAMES.features)
      .outputs.filter(({ shape }) => shape.length === 4)
      .map(({ shape }) => ({ channels: Number(shape[1]), side: Number(shape[2]) })),
    models: (['faceDetector', 'faceLandmarks', 'features', 'eyeState'] as const).map((role) => {
      const { name, sha256 } = findModel(manifest, EXAMINE_MODEL_NAMES[role]);
      return { name, sha256 };
    }),
    sources: counts,
    createdBy: describeCommand(options),
  });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'eyes.json'), `${JSON.stringify(document, null, 2)}\n`);
  const people = judgePeopleApart(samples, ridge);
  process.stdout.write(closedTable(people, judgeSourcesApart(samples, ridge), counts) + '\n');
}

const KINDS = ['open', 'closed'] as const;
type Kind = (typeof KINDS)[number];

interface Options {
  readonly sources: readonly { readonly source: ImageSource; readonly kind: Kind }[];
  readonly perSubject: number;
  readonly subjects: number | undefined;
  readonly ridge: number;
  readonly seed: number;
  readonly out: string;
}

function parseOptions(args: string[]): Options | 'help' {
  try {
    const many = { type: 'string', multiple: true, default: [] as string[] } as const;
    const { values } = parseArgs({
      args,
      options: {
        open: many,
        closed: many,
        'per-subject': { type: 'string', default: '1' },
        subjects: { type: 'string' },
        ridge: { type: 'string', default: '0.02' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const sources = KINDS.flatMap((kind) =>
      values[kind].map((text) => ({ source: parseSource(text, 'bona-fide'), kind })),
    );
    if (values.open.length === 0 || values.closed.length === 0)
      throw new TypeError('at least one --open and one --closed are needed');
    const ridge = Number(values.ridge);
    if (!(ridge > 0 && Number.isFinite(ridge))) throw new TypeError('--ridge is a number above 0');
    return {
      sources,
      perSubject: wholeNumber('--per-subject', values['per-subject']),
      subjects: wholeNumber('--subjects', values.subjects),
      ridge,
      seed: wholeNumber('--seed', values.seed),
      out: values.out,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

function describeCommand({ sources, perSubject, subjects, ridge, seed }: Options): string {
  const folders = sources.map(({ source, kind }) => `--${kind} ${source.name}=<${source.name}>`);
  const people = subjects === undefined ? '' : ` --subjects ${subjects}`;
  return `pnpm evaluate train-eyes ${folders.join(' ')} --per-subject ${perSubject}${people} --ridge ${ridge} --seed ${seed}`;
}
