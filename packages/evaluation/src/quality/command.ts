import { parseArgs } from 'node:util';
import {
  examineFace,
  type ExamineCalibration,
  type ExaminedFace,
  type ExamineModels,
  type ExamineOptions,
} from '@iws/face-core';
import { loadIcaoCalibration, loadQualityCalibration } from '@iws/models';
import { listImages, parseSource, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { UsageError } from '../usage-error.ts';
import { discardCurve, type AssessedFace } from './discard.ts';

const HELP = `Usage: pnpm evaluate quality [--closed NAME=FOLDER …] [--open …] [--groups …] [--background …] [--identities …]

Measures the quality components that have a ground truth, and prints Markdown; intervals are 95 % (Clopper-Pearson).

Options (each may be repeated)
  --closed NAME=FOLDER       faces with both eyes closed: how many are said to be CLOSED
  --open NAME=FOLDER         faces with open eyes: how many are said to be CLOSED
  --groups NAME=FOLDER       the number of confirmed faces of each picture, to be compared with a count by eye
  --background NAME=FOLDER   background_continuity: its distribution
  --identities NAME=FOLDER   a subfolder for each person: does quality predict which comparisons fail?
  --per-subject N            at most N pictures of a person (default: all)
  --subjects N               only N people or pictures of a source, evenly spaced (default: all)
`;

const KINDS = ['closed', 'open', 'groups', 'background', 'identities'] as const;
type Kind = (typeof KINDS)[number];

/** `pnpm evaluate quality`: see HELP. */
export async function qualityCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const models = await openExamineModels();
  const calibration: ExamineCalibration = {
    padLevels: [],
    quality: await loadQualityCalibration(),
    icao: await loadIcaoCalibration(),
  };
  for (const { kind, source } of options.sources) {
    const found = await examineAll(kind, source, models, calibration, options);
    process.stdout.write(`### ${source.name} (${kind})\n\n${report(kind, found)}\n`);
  }
}

interface Found {
  readonly name: string;
  readonly subject: string;
  /** Null: no face. */
  readonly face: ExaminedFace | null;
}

async function examineAll(
  kind: Kind,
  source: ImageSource,
  models: ExamineModels,
  calibration: ExamineCalibration,
  { perSubject, subjects }: Pick<Options, 'perSubject' | 'subjects'>,
): Promise<Found[]> {
  const wanted: ExamineOptions = {
    clock: () => performance.now(),
    pad: false,
    quality: true,
    features: kind === 'identities',
    icao: kind === 'background',
  };
  const listed = await listImages(source, perSubject);
  const bySubject = [...Map.groupBy(listed, ({ subject }) => subject).values()].filter(
    (images) => kind !== 'identities' || images.length > 1,
  );
  const every = Math.max(1, Math.floor(bySubject.length / (subjects ?? bySubject.length)));
  const images = bySubject
    .filter((_, i) => i % every === 0)
    .slice(0, subjects)
    .flat();
  const progress = progressBar(source.name);
  const found: Found[] = [];
  for (const [done, { path, subject }] of images.entries()) {
    progress(done + 1, images.length);
    const image = await readImage(path).catch(() => null);
    if (image === null) continue;
    const examination = await examineFace({ primary: { image } }, models, calibration, wanted);
    const face = examination.outcome === 'examined' ? examination.face : null;
    found.push({ name: path.split('/').at(-1) ?? '', subject, face });
  }
  return found;
}

function report(kind: Kind, found: readonly Found[]): string {
  const faces = found.flatMap(({ face }) => face ?? []);
  const seen = `${found.length} pictures, a face in ${faces.length}. `;
  switch (kind) {
    case 'closed':
    case 'open': {
      const closed = faces.filter(({ eyes }) => eyes?.eyesStatus === 'CLOSED').length;
      return `${seen}eyes_status CLOSED: ${percent(closed, faces.length)}.\n`;
    }
    case 'groups':
      return (
        '| picture | confirmed faces |\n| --- | --- |\n' +
        found.map(({ name, face }) => `| ${name} | ${face?.faceCount ?? 0} |\n`).join('')
      );
    case 'background': {
      const values = faces
        .flatMap(({ icao }) => icao?.background_continuity ?? [])
        .sort((a, b) => a - b);
      const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 'none';
      const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => at(share)).join(', ');
      return `${seen}background_continuity at 5, 25, 50, 75, 95 %: ${quantiles}.\n`;
    }
    case 'identities':
      return seen + curve(found);
  }
}

function curve(found: readonly Found[]): string {
  const assessed = found.flatMap(({ subject, face }): AssessedFace[] => {
    const quality = face?.quality?.unifiedQualityScore.value;
    return face?.features && typeof quality === 'number'
      ? [{ subject, quality, features: face.features }]
      : [];
  });
  const { genuinePairs, impostorPairs, threshold, rankCorrelation, fnmrAfterDiscarding } =
    discardCurve(assessed);
  const rows = fnmrAfterDiscarding.map(
    ({ discarded, from, fnmr }) =>
      `| ${(100 * discarded).toFixed(0)} % | ${from.toFixed(1)} | ${(100 * fnmr).toFixed(2)} % |\n`,
  );
  return (
    `${genuinePairs} genuine and ${impostorPairs} impostor pairs; threshold ${threshold.toFixed(3)} at FMR 1e-3; ` +
    `rank correlation of quality and comparison score ${rankCorrelation.toFixed(2)}.\n\n` +
    `| worst pairs discarded | lowest quality left | FNMR |\n| --- | --- | --- |\n${rows.join('')}`
  );
}

function percent(count: number, total: number): string {
  const { rate, interval } = proportion(count, total);
  const text = (share: number) => (100 * share).toFixed(1);
  return `${count} of ${total}, ${rate === null ? 'no' : text(rate)} % (${interval.map(text).join(' to ')})`;
}

interface Options {
  readonly sources: readonly { readonly kind: Kind; readonly source: ImageSource }[];
  readonly perSubject: number | undefined;
  readonly subjects: number | undefined;
}

function parseOptions(args: string[]): Options | 'help' {
  const many = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        closed: many,
        open: many,
        groups: many,
        background: many,
        identities: many,
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const sources = KINDS.flatMap((kind) =>
      values[kind].map((text) => ({ kind, source: parseSource(text, 'bona-fide') })),
    );
    if (sources.length === 0) throw new TypeError('at least one folder is needed');
    const whole = (name: 'per-subject' | 'subjects') => {
      const text = values[name];
      if (text !== undefined && !(Number.isInteger(Number(text)) && Number(text) > 0))
        throw new TypeError(`--${name} is a whole number above 0`);
      return text === undefined ? undefined : Number(text);
    };
    return { sources, perSubject: whole('per-subject'), subjects: whole('subjects') };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
