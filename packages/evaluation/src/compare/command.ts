import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openProducts } from '@iws/models/products';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { progressBar } from '../progress.ts';
import { UsageError } from '../usage-error.ts';
import { acquireFeatures } from './acquire-features.ts';
import { compareAll } from './all-against-all.ts';
import { comparisonMapping } from './comparison-calibration.ts';
import { rateTable } from './rate-table.ts';
import { openServerExtractor, SERVER_SCORE, serverModels } from './server-extractor.ts';

const HELP = `Usage: pnpm evaluate compare --data NAME=FOLDER --cache FOLDER [options]

Extracts the features of every image and compares all with all. A data folder holds one subfolder of images for
each person.

Options
  --data NAME=FOLDER      the images
  --cache FOLDER          where features are kept between runs; must lie outside of the project
  --calibration           write comparison.json, the calibration of comparisons
  --out FOLDER            where to write it (default: the calibration folder of packages/models)

Example
  pnpm evaluate compare --data lfw=data/lfw --cache /tmp/features
`;

const DEFAULT_OUT = fileURLToPath(new URL('../../../models/calibration/', import.meta.url));
const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

/** \`pnpm evaluate compare\`: see HELP. */
export async function compareCommand(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const { source, cacheFolder, calibration, out } = options;
  const extractor = await openServerExtractor();
  const cache = await acquireFeatures(source, extractor, cacheFolder, progressBar(source.name));
  const set = await compareAll(
    cache,
    subjectNumbers(cache),
    await openProducts(),
    progressBar('comparisons'),
  );
  const { rows } = rateTable(set, RATES);
  const counts = countSamples(source, cache);
  process.stdout.write(
    `${counts.name}: ${counts.images} images, ${counts.subjects} subjects, ${counts.acquired} acquired\n` +
      `${set.impostors.count} impostor, ${set.genuine.scores.length} genuine comparisons\n`,
  );
  for (const row of rows)
    process.stdout.write(
      `FMR ${row.falseMatchRate}: threshold ${row.threshold.toFixed(4)}${row.extrapolated ? ' (extrapolated)' : ''}, ` +
        `FNMR ${(row.falseNonMatchRate * 100).toFixed(2)} % ` +
        `(${row.falseNonMatchRateInterval.map((end) => (end * 100).toFixed(2)).join(' to ')})\n`,
    );
  cache.close();
  if (!calibration) return;
  const written = {
    kind: 'comparison',
    version: new Date().toISOString().slice(0, 10),
    provisional: true,
    score: { ...SERVER_SCORE, models: await serverModels() },
    selfie: { ...comparisonMapping(set, 'selfie'), sources: [counts] },
    document: {
      ...comparisonMapping(
        set,
        'document',
        ' No portraits of documents were compared: the comparisons are those of selfies, at the rates of documents.',
      ),
      sources: [counts],
    },
    createdBy: `pnpm evaluate compare --data ${source.name}=<${source.name}> --cache <cache> --calibration`,
  };
  await mkdir(out, { recursive: true });
  await writeFile(join(out, 'comparison.json'), `${JSON.stringify(written, null, 2)}\n`);
}

/** The subject's number of each row of features. */
function subjectNumbers(cache: FeatureCache): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(
    cache.samples
      .filter(({ outcome }) => outcome === 'acquired')
      .map(({ subject }) => {
        const number = numbers.get(subject) ?? numbers.size;
        numbers.set(subject, number);
        return number;
      }),
  );
}

function countSamples({ name }: ImageSource, { samples, rows }: FeatureCache) {
  return {
    name,
    images: samples.length,
    subjects: new Set(samples.map(({ subject }) => subject)).size,
    acquired: rows,
  };
}

interface Options {
  readonly source: ImageSource;
  readonly cacheFolder: string;
  readonly calibration: boolean;
  readonly out: string;
}

function parseOptions(args: string[]): Options | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        cache: { type: 'string' },
        calibration: { type: 'boolean', default: false },
        out: { type: 'string', default: DEFAULT_OUT },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (values.data === undefined) throw new TypeError('--data is needed');
    if (values.cache === undefined) throw new TypeError('--cache is needed');
    return {
      source: parseSource(values.data, 'bona-fide'),
      cacheFolder: values.cache,
      calibration: values.calibration,
      out: values.out,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}
