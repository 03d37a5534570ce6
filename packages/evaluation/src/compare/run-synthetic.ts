import { openProducts } from '@iws/models/products';
import { progressBar } from '../progress.ts';
import { compareAll } from './all-against-all.ts';
import { rateTable } from './rate-table.ts';
import { isSupported } from './tail-fit.ts';
import { syntheticFeatures } from './synthetic.ts';

const MILLION = 1e6;

/** Measures time and memory of comparing so many images of nobody, and says what a million would take. */
export async function runSynthetic(images: number, folder: string): Promise<string> {
  const cache = await syntheticFeatures(images, folder, progressBar('features'));
  const subjects = Int32Array.from(cache.samples, ({ subject }) => Number(subject));
  const products = await openProducts();
  const start = processorSeconds();
  const set = await compareAll({ features: cache, subjects }, products, progressBar('comparisons'));
  const compared = processorSeconds() - start;
  const { count } = set.impostors;
  const rates = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6].filter((rate) => isSupported(rate, count));
  const { rows } = rateTable(set, rates, { rounds: 100 });
  const total = processorSeconds() - start;
  cache.close();
  const comparisons = count + set.genuine.scores.length;
  const hours = ((MILLION * MILLION) / 2 / comparisons) * (compared / 3600);
  return [
    `${images} images, ${comparisons} comparisons in ${compared.toFixed(1)} s of one core ` +
      `(${(comparisons / compared / 1e6).toFixed(1)} million a second), intervals ${(total - compared).toFixed(1)} s`,
    `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, ` +
      `${set.impostors.tail.scores.length} impostor comparisons kept`,
    `a million images at this pace: ${hours.toFixed(1)} hours on one core`,
    ...rows.map(
      ({ falseMatchRate, threshold, falseNonMatchRate }) =>
        `FMR ${falseMatchRate}: threshold ${threshold.toFixed(4)}, FNMR ${(falseNonMatchRate * 100).toFixed(3)} %`,
    ),
    '',
  ].join('\n');
}

/** Time spent computing, whatever else the machine does. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
