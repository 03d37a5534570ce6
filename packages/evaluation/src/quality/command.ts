import { mkdir, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  examineFace,
  type ExamineCalibration,
  type ExaminedFace,
  type ExamineModels,
  type ExamineOptions,
  type QualityCalibration,
} from '@iws/face-core';
import {
  loadEyesCalibration,
  loadIcaoCalibration,
  loadQualityCalibration,
  loadVisibilityCalibration,
} from '@iws/models';
import { listImages, parseSource, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { progressBar } from '../progress.ts';
import type { Svg } from '../plot/svg.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { probesOf, probeThreshold, withCache } from '../calibrate/fit-unified-score.ts';
import { identitiesReport } from './identities-report.ts';

const HELP = `Usage: pnpm evaluate quality [--closed NAME=FOLDER …] [--open …] [--groups …] [--background …] [--identities …]

Measures the quality components that have a ground truth, and prints Markdown; intervals are 95 % (Clopper-Pearson). With
--report it writes quality.md, quality.json, and for each source of identities quality-discard-NAME.svg, too.

Options (each may be repeated)
  --closed NAME=FOLDER       faces with both eyes closed: how many are said to be CLOSED
  --open NAME=FOLDER         faces with open eyes: how many are said to be CLOSED
  --groups NAME=FOLDER       the number of confirmed faces of each picture, to be compared with a count by eye; the pictures are
                             numbered, and their file names told on standard error, and in no file
  --background NAME=FOLDER   background_continuity: its distribution
  --identities NAME=FOLDER   a subfolder for each person: does quality predict which comparisons fail? On people that the score
                             was not fitted to, as they are and in copies with flaws
  --data FOLDER              the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --report FOLDER            write there what is printed, the figures and the plots
  --cache FOLDER             keep what was measured of identities, and go on there after an interruption
  --per-subject N            at most N pictures of a person (default: all; identities: always the same, at most 15)
  --subjects N               only N people or pictures of a source, evenly spaced (default: all)
`;

const KINDS = ['closed', 'open', 'groups', 'background', 'identities'] as const;
type Kind = (typeof KINDS)[number];
/** Kinds that look at one picture at a time. */
type PictureKind = Exclude<Kind, 'identities'>;

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
    eyes: (await loadEyesCalibration()).head,
    visibility: (await loadVisibilityCalibration()).head,
    icao: await loadIcaoCalibration(),
  };
  const sections: string[] = [];
  const figures: object[] = [];
  const plots: [file: string, plot: Svg][] = [];
  for (const { kind, source } of options.sources) {
    const { name } = source;
    const found =
      kind === 'identities'
        ? await identities(source, models, calibration.quality, options)
        : report(kind, await examineAll(kind, source, models, calibration, options));
    const file = `quality-discard-${name}.svg`;
    if (found.plot) plots.push([file, found.plot]);
    const image = found.plot && options.report ? `\n![Error versus discard](${file})\n` : '';
    const section = `### ${name} (${kind})\n\n${found.markdown}${image}\n`;
    process.stdout.write(section);
    sections.push(section);
    figures.push({ source: name, kind, ...found.figures });
  }
  if (options.report === undefined) return;
  await mkdir(options.report, { recursive: true });
  const files: [string, string][] = [
    ['quality.md', sections.join('')],
    ['quality.json', `${JSON.stringify({ command: described(options), figures }, null, 2)}\n`],
    ...plots,
  ];
  for (const [file, content] of files) await writeFile(`${options.report}/${file}`, content);
}

/** What is found out about a source. */
interface Reported {
  readonly markdown: string;
  readonly figures: object;
  readonly plot?: Svg;
}

async function identities(
  source: ImageSource,
  models: ExamineModels,
  quality: QualityCalibration,
  { cache }: Options,
): Promise<Reported> {
  const probes = await withCache(cache, (folder) => probesOf([source], models, folder));
  const others = probes.filter(({ side }) => side === 'report');
  const found = identitiesReport(others, quality, await probeThreshold());
  return { ...found, markdown: `${found.markdown}\n` };
}

interface Found {
  /** Place among the pictures that were asked for, from 1. */
  readonly number: number;
  readonly file: string;
  /** Null: no face. */
  readonly face: ExaminedFace | null;
}

async function examineAll(
  kind: PictureKind,
  source: ImageSource,
  models: ExamineModels,
  calibration: ExamineCalibration,
  { perSubject, subjects }: Pick<Options, 'perSubject' | 'subjects'>,
): Promise<Found[]> {
  const wanted: ExamineOptions = {
    clock: () => performance.now(),
    pad: false,
    quality: true,
    features: false,
    icao: kind === 'background',
  };
  const images = await listImages(source, perSubject, subjects);
  const progress = progressBar(source.name);
  const found: Found[] = [];
  for (const [done, { path }] of images.entries()) {
    progress(done + 1, images.length);
    const image = await readImage(path).catch(() => null);
    if (image === null) continue;
    const examination = await examineFace({ primary: { image } }, models, calibration, wanted);
    const face = examination.outcome === 'examined' ? examination.face : null;
    found.push({ number: done + 1, file: basename(path), face });
  }
  if (kind === 'groups') nameGroups(source, found);
  return found;
}

/** A report holds numbers only; who counts by eye needs the names. */
function nameGroups(source: ImageSource, found: readonly Found[]): void {
  for (const { number, file, face } of found)
    process.stderr.write(`${source.name}, picture ${number}: ${file}, ${face?.faceCount ?? 0}\n`);
}

function report(kind: PictureKind, found: readonly Found[]): Reported {
  const faces = found.flatMap(({ face }) => face ?? []);
  const seen = `${found.length} pictures, a face in ${faces.length}. `;
  const counts = { pictures: found.length, faces: faces.length };
  switch (kind) {
    case 'closed':
    case 'open': {
      const closed = faces.filter(({ eyes }) => eyes?.eyesStatus === 'CLOSED').length;
      return {
        markdown: `${seen}eyes_status CLOSED: ${percent(closed, faces.length)}.\n`,
        figures: { ...counts, closed: proportion(closed, faces.length) },
      };
    }
    case 'groups': {
      const groups = found.map(({ number, face }) => ({ number, faceCount: face?.faceCount ?? 0 }));
      const confirmed = groups.reduce((sum, { faceCount }) => sum + faceCount, 0);
      return {
        markdown:
          `${seen}Confirmed faces: ${confirmed}.\n\n| picture | confirmed faces |\n| --- | --- |\n` +
          groups.map(({ number, faceCount }) => `| ${number} | ${faceCount} |\n`).join(''),
        figures: { ...counts, confirmed, groups },
      };
    }
    case 'background': {
      const values = faces
        .flatMap(({ icao }) => icao?.background_continuity ?? [])
        .sort((a, b) => a - b);
      const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 'none';
      const quantiles = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => at(share));
      return {
        markdown: `${seen}background_continuity at 5, 25, 50, 75, 95 %: ${quantiles.join(', ')}.\n`,
        figures: { ...counts, backgroundContinuity: quantiles },
      };
    }
  }
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
  readonly cache: string | undefined;
  readonly report: string | undefined;
}

/** The command in a form that can be typed again, without this machine's paths. */
const described = ({ sources, perSubject, subjects }: Options): string =>
  [
    'pnpm evaluate quality',
    ...sources.map(({ kind, source: { name } }) => `--${kind} ${name}=<${name}>`),
    ...(perSubject === undefined ? [] : [`--per-subject ${perSubject}`]),
    ...(subjects === undefined ? [] : [`--subjects ${subjects}`]),
  ].join(' ');

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
        cache: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const sources = KINDS.flatMap((kind) =>
      values[kind].map((text) => ({ kind, source: parseSource(text, 'bona-fide') })),
    );
    if (sources.length === 0) throw new TypeError('at least one folder is needed');
    return {
      sources,
      perSubject: wholeNumber('--per-subject', values['per-subject']),
      subjects: wholeNumber('--subjects', values.subjects),
      cache: values.cache,
      report: values.report,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
