import type { BlockProducts } from '@iws/models/products';
import { compareAll, type ComparisonSet, type FeatureRows } from './all-against-all.ts';
import { rateTable, type Interval } from './rate-table.ts';
import { falseMatchRate, falseNonMatchRates } from './working-points.ts';
import { percentiles, peopleDraws } from './people-bootstrap.ts';
import { isSupported } from './tail-fit.ts';

/** A working point found on one half of the people and measured on the other. */
export interface TransferredRate {
  readonly falseMatchRate: number;
  /** Threshold on the people it was found on. */
  readonly threshold: number;
  /** False match rate on the other people, and its 95 % interval by drawing those people. */
  readonly observed: number;
  readonly observedInterval: Interval;
  readonly falseNonMatchRate: number;
  /** The wanted rate lies in the interval. */
  readonly holds: boolean;
}

/** The rows of the subjects that belong to one half, as rows of their own. */
export function halfOf(
  features: FeatureRows,
  subjects: Int32Array,
  half: 0 | 1,
): { readonly features: FeatureRows; readonly subjects: Int32Array } {
  // People alternate, so that both halves hold people with many and with few samples alike.
  const rows = [...subjects.keys()].filter((row) => (subjects[row] ?? 0) % 2 === half);
  return {
    subjects: Int32Array.from(rows, (row) => Math.floor((subjects[row] ?? 0) / 2)),
    features: {
      rows: rows.length,
      dimensions: features.dimensions,
      read(start, count) {
        const block = new Float32Array(count * features.dimensions);
        for (let i = 0; i < count; i++)
          block.set(features.read(rows[start + i] ?? -1, 1), i * features.dimensions);
        return block;
      },
    },
  };
}

/** Thresholds of each half of the people, measured on the other half: two tables. */
export async function measureTransfer(
  features: FeatureRows,
  subjects: Int32Array,
  products: BlockProducts,
  rates: readonly number[],
): Promise<TransferredRate[][]> {
  const halves: ComparisonSet[] = [];
  for (const half of [0, 1] as const) {
    const part = halfOf(features, subjects, half);
    halves.push(await compareAll(part.features, part.subjects, products));
  }
  const [first, second] = halves;
  if (!first || !second) return [];
  return [transfer(first, second, rates), transfer(second, first, rates)];
}

function transfer(
  found: ComparisonSet,
  measured: ComparisonSet,
  rates: readonly number[],
): TransferredRate[] {
  const usable = rates.filter((rate) => isSupported(rate, found.impostors.count));
  const { rows } = rateTable(found, usable, { rounds: 1 });
  const draws = [...peopleDraws(measured.samplesOf.length, 500)];
  return rows.map(({ falseMatchRate: wanted, threshold }) => {
    const observedInterval = percentiles(
      draws.map((weights) => falseMatchRate(measured, threshold, weights)),
    );
    return {
      falseMatchRate: wanted,
      threshold,
      observed: falseMatchRate(measured, threshold),
      observedInterval,
      falseNonMatchRate: falseNonMatchRates(measured, [threshold])[0] ?? Number.NaN,
      holds: observedInterval[0] <= wanted && wanted <= observedInterval[1],
    };
  });
}
