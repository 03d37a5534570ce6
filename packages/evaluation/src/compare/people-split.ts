import type { ComparisonSet, LabelledRows } from './comparison-set.ts';
import type { Interval } from './rate-table.ts';
import { falseMatchRate, falseNonMatchRates, thresholdsAtRates } from './working-points.ts';
import { percentiles, peopleDraws } from './people-bootstrap.ts';
import { isSupported } from './tail-fit.ts';

/** A working point found on one half of the people and measured on the other. */
export interface TransferredRate {
  readonly falseMatchRate: number;
  /** Threshold on the people it was found on. */
  readonly threshold: number;
  /** False match rate on the other people; its 95 % interval by drawing the people of both halves. */
  readonly observed: number;
  readonly observedInterval: Interval;
  readonly falseNonMatchRate: number;
  /** The wanted rate lies in the interval. */
  readonly wantedInside: boolean;
}

/** The rows of the subjects that belong to one half, as rows of their own. */
export function halfOf({ features, subjects, pictures }: LabelledRows, half: 0 | 1): LabelledRows {
  // People alternate, so that both halves hold people with many and with few samples alike.
  const rows = [...subjects.keys()].filter((row) => (subjects[row] ?? 0) % 2 === half);
  const { dimensions } = features;
  return {
    subjects: Int32Array.from(rows, (row) => Math.floor((subjects[row] ?? 0) / 2)),
    ...(pictures && { pictures: Int32Array.from(rows, (row) => pictures[row] ?? -1) }),
    features: {
      rows: rows.length,
      dimensions,
      read(start, count) {
        const block = new Float32Array(count * dimensions);
        for (let i = 0; i < count; i++)
          block.set(features.read(rows[start + i] ?? -1, 1), i * dimensions);
        return block;
      },
    },
  };
}

/**
 * Thresholds of each half of the people, measured on the other half: two tables.
 *
 * @param compare makes the comparisons of one half
 */
export async function measureTransfer(
  compare: (half: 0 | 1) => Promise<ComparisonSet>,
  rates: readonly number[],
): Promise<TransferredRate[][]> {
  const first = await compare(0);
  const second = await compare(1);
  return [transfer(first, second, rates), transfer(second, first, rates)];
}

const ROUNDS = 500;

function transfer(
  found: ComparisonSet,
  measured: ComparisonSet,
  rates: readonly number[],
): TransferredRate[] {
  const usable = rates.filter((rate) => isSupported(rate, found.impostors.count));
  const observed: number[][] = usable.map(() => []);
  const others = [...peopleDraws(measured.samples.left.length, ROUNDS, 0x07e5)];
  for (const weights of peopleDraws(found.samples.left.length, ROUNDS)) {
    const drawn = others.pop();
    thresholdsAtRates(found, usable, weights).forEach((point, i) => {
      if (point) observed[i]?.push(falseMatchRate(measured, point.threshold, drawn));
    });
  }
  return thresholdsAtRates(found, usable).flatMap((point, i): TransferredRate[] => {
    const wanted = usable[i];
    if (!point || wanted === undefined) return [];
    const observedInterval = percentiles(observed[i] ?? []);
    return [
      {
        falseMatchRate: wanted,
        threshold: point.threshold,
        observed: falseMatchRate(measured, point.threshold),
        observedInterval,
        falseNonMatchRate: falseNonMatchRates(measured, [point.threshold])[0] ?? Number.NaN,
        wantedInside: observedInterval[0] <= wanted && wanted <= observedInterval[1],
      },
    ];
  });
}
