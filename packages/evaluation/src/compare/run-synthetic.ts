import { openProducts } from '@iws/models/products';
import { progressBar } from '../progress.ts';
import { compareAcross, compareAll } from './all-against-all.ts';
import type { LabelledRows } from './comparison-set.ts';
import { rateTable } from './rate-table.ts';
import { isSupported } from './tail-fit.ts';
import { syntheticFeatures } from './synthetic.ts';

const MILLION = 1e6;

/**
 * Measures time and memory of comparing so many images of nobody, and says what a million would take.
 *
 * @param rows the first so many are compared with all; absent: all with all
 */
export async function runSynthetic(images: number, folder: string, rows?: number): Promise<string> {
  const cache = await syntheticFeatures(images, folder, progressBar('features'));
  const subjects = Int32Array.from(cache.samples, ({ subject }) => Number(subject));
  const products = await openProducts();
  const start = processorSeconds();
  const onProgress = progressBar('comparisons');
  const all = { features: cache, subjects };
  const set =
    rows === undefined
      ? await compareAll(all, products, onProgress)
      : await compareAcross(...someWithAll(all, rows), products, onProgress);
  const compared = processorSeconds() - start;
  const { count } = set.impostors;
  const rates = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6].filter((rate) => isSupported(rate, count));
  const table = rateTable(set, rates, { rounds: 100 });
  const total = processorSeconds() - start;
  cache.close();
  const comparisons = count + set.genuine.scores.length;
  const hours = ((MILLION * MILLION) / 2 / comparisons) * (compared / 3600);
  return [
    `${images} images${rows === undefined ? '' : `, ${rows} of them with all`}, ${comparisons} comparisons in ${compared.toFixed(1)} s of one core ` +
      `(${(comparisons / compared / 1e6).toFixed(1)} million a second), intervals ${(total - compared).toFixed(1)} s`,
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, ` +
      `${set.impostors.tail.scores.length} impostor comparisons kept`,
    `a million images at this pace: ${hours.toFixed(1)} hours on one core`,
    ...table.rows.map(
      ({ falseMatchRate, threshold, falseNonMatchRate }) =>
        `FMR ${falseMatchRate}: threshold ${threshold.toFixed(4)}, FNMR ${(falseNonMatchRate * 100).toFixed(3)} %`,
    ),
    '',
  ].join('\n');
}

/** The first rows, and all of them; a picture is not compared with itself. */
function someWithAll(
  { features, subjects }: LabelledRows,
  rows: number,
): [some: LabelledRows, all: LabelledRows] {
  const pictures = Int32Array.from({ length: features.rows }, (_, row) => row);
  const { dimensions } = features;
  const first = {
    features: { rows, dimensions, read: features.read.bind(features) },
    subjects: subjects.subarray(0, rows),
    pictures: pictures.subarray(0, rows),
  };
  return [first, { features, subjects, pictures }];
}

/** Time spent computing, whatever else the machine does. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
