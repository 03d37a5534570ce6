import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXAMINE_MODEL_NAMES, regionShares, REGION_POINT_COUNT } from '@iws/face-core';
import { findModel, readManifest } from '@iws/models';
import { listImages, parseSource, type ImageSource } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { OCCLUDER_KINDS } from '../occlusion/occluders.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { drawSamples, type CoveredSample } from './draw-samples.ts';
import { fitHead, type FitSample } from './fit-head.ts';
import { headDocument } from './head-document.ts';
import { eyesCovered, lensLimits } from './lens-limits.ts';
import { withoutNaturallyCovered } from './naturally-covered.ts';
import { withScales } from './region-scales.ts';
import { sideOf } from './split-people.ts';

const HELP = `Usage: pnpm evaluate train-visibility --faces NAME=FOLDER … [options]

Covers faces by drawn masks, glasses, hands and other things, lets the server's models find them again, and fits the
head that says how much of each region of a face can be seen. Writes visibility.json. Seven tenths of the people are
used to fit, one to set each region's scale and the limits for lenses; the others are left for pnpm evaluate visibility.

Options
  --faces NAME=FOLDER   pictures of faces with nothing in front of them, one subfolder for each person; may be repeated
  --data FOLDER         the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --per-subject N       at most N pictures of each person (default 1)
  --draws N             covered pictures drawn from each picture (default 1)
  --epochs N            passes over all of them (default 3)
  --hidden N            hidden values of the head (default 24)
  --seed N              changes every draw (default 1)
  --out FOLDER          where to write (default: the calibration folder of packages/models)

Example
  pnpm evaluate train-visibility --faces lfw=data/lfw
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));

/** The share of regions left alone that the first head doubts most; about as many faces wear dark glasses or hold something up. */
const DOUBTED = 0.03;

/** Scales hang on the few regions that are covered whole: more pictures are drawn of the people who set them, and others. */
const SCALE_DRAWS = 8;
const SCALE_SEED = 10;

/** \`pnpm evaluate train-visibility\`: see HELP. */
export async function trainVisibilityCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { sources, perSubject, draws, epochs, hidden, seed, out } = options;
  const models = await openExamineModels();
  const manifest = await readManifest();
  const maps = findModel(manifest, EXAMINE_MODEL_NAMES.features)
    .outputs.filter(({ shape }) => shape.length === 4)
    .map(({ shape }) => ({ channels: Number(shape[1]), side: Number(shape[2]) }));

  const fit: CoveredSample[] = [];
  const limit: CoveredSample[] = [];
  const scaling: FitSample[] = [];
  const counts = [];
  for (const source of sources) {
    const pictures = (await listImages(source, perSubject)).filter(
      (picture) => sideOf(picture) !== 'report',
    );
    const drawn: CoveredSample[] = [];
    const drawing = { seed, draws, onProgress: progressBar(source.name) };
    for await (const sample of drawSamples(pictures, models, drawing)) drawn.push(sample);
    for (const sample of drawn) (sideOf(sample) === 'fit' ? fit : limit).push(sample);
    const others = pictures.filter((picture) => sideOf(picture) === 'limits');
    const again = {
      seed: seed + SCALE_SEED,
      draws: SCALE_DRAWS,
      onProgress: progressBar(`${source.name}, scales`),
    };
    for await (const sample of drawSamples(others, models, again))
      scaling.push(...asFitSample(sample));
    counts.push({
      name: source.name,
      images: pictures.length,
      subjects: new Set(pictures.map(({ subject }) => subject)).size,
      drawn: drawn.length,
      missed: drawn.filter(({ seen }) => !seen).length,
    });
  }

  const samples = fit.flatMap(asFitSample);
  const onEpoch = (epoch: number, loss: number) =>
    process.stderr.write(`epoch ${epoch}: loss ${loss.toFixed(4)}\n`);
  const first = fitHead(samples, { hidden, epochs: 1, seed, maps, onEpoch });
  const kept = withoutNaturallyCovered(samples, first, DOUBTED);
  const fitted = fitHead(kept, { hidden, epochs, seed, maps, onEpoch });
  const head = withScales(fitted, scaling);
  const limits = lensLimits(
    limit.flatMap(({ kinds, shares: drawn, seen }) => {
      if (!seen) return [];
      const { features } = seen;
      const shares = regionShares(features, features.length / REGION_POINT_COUNT, head);
      return [{ kinds, eyesCovered: eyesCovered(drawn), shares }];
    }),
  );
  const roles = ['faceDetector', 'faceLandmarks', 'features'] as const;
  const document = headDocument(head, {
    models: roles.map((role) => {
      const { name, sha256 } = findModel(manifest, EXAMINE_MODEL_NAMES[role]);
      return { name, sha256 };
    }),
    limits,
    occluders: OCCLUDER_KINDS,
    sources: counts,
    createdBy: describeCommand(options),
  });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'visibility.json'), `${JSON.stringify(document, null, 2)}\n`);
  process.stdout.write(
    `${fit.length + limit.length} covered pictures, ` +
      `limits: dark glasses ${limits.darkGlasses}, glare ${limits.glare}\n`,
  );
}

const asFitSample = ({ seen, shares }: CoveredSample): FitSample[] =>
  seen ? [{ features: seen.features, points: seen.points, shares }] : [];

interface Options {
  readonly sources: readonly ImageSource[];
  readonly perSubject: number;
  readonly draws: number;
  readonly epochs: number;
  readonly hidden: number;
  readonly seed: number;
  readonly out: string;
}

function parseOptions(args: string[]): Options | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        faces: { type: 'string', multiple: true, default: [] },
        'per-subject': { type: 'string', default: '1' },
        draws: { type: 'string', default: '1' },
        epochs: { type: 'string', default: '3' },
        hidden: { type: 'string', default: '24' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (values.faces.length === 0) throw new TypeError('at least one --faces is needed');
    const whole = (name: 'per-subject' | 'draws' | 'epochs' | 'hidden' | 'seed') =>
      wholeNumber(`--${name}`, values[name]);
    return {
      sources: values.faces.map((text) => parseSource(text, 'bona-fide')),
      perSubject: whole('per-subject'),
      draws: whole('draws'),
      epochs: whole('epochs'),
      hidden: whole('hidden'),
      seed: whole('seed'),
      out: values.out,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

function describeCommand({ sources, perSubject, draws, epochs, hidden, seed }: Options): string {
  const faces = sources.map(({ name }) => `--faces ${name}=<${name}>`).join(' ');
  return (
    `pnpm evaluate train-visibility ${faces} --per-subject ${perSubject} --draws ${draws} ` +
    `--epochs ${epochs} --hidden ${hidden} --seed ${seed}`
  );
}
