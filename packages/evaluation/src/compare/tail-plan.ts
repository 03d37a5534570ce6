import type { BlockProducts } from '@iws/models/products';
import type { LabelledRows } from './comparison-set.ts';

/** Which impostor comparisons are kept one by one. */
export interface TailPlan {
  /** From the highest scores down: comparisons from `from` on are kept, one of `weight` at random. */
  readonly strata: readonly { readonly from: number; readonly weight: number }[];
}

/** Shares of all impostor comparisons at which a stratum begins; the last one leaves room above a rate of 1e-2. */
const SHARES = [2.5e-5, 2.5e-4, 2.5e-3, 2.5e-2];
/** About so many comparisons are kept in each stratum. */
const KEPT = 2_000_000;
/** Rows of the sample that the strata are planned with. */
const SAMPLE = 3000;

/** Finds from a sample of the rows which scores the strata begin at, roughly: it decides what is kept, not what is counted. */
export async function planTail(
  left: LabelledRows,
  right: LabelledRows,
  products: BlockProducts,
): Promise<TailPlan> {
  const rows = sampleOf(left);
  const columns = sampleOf(right);
  if (rows.picked.length === 0 || columns.picked.length === 0) return { strata: [] };
  const all = await products(rows.block, columns.block, left.features.dimensions);
  const impostors = new Float32Array(all.length);
  let found = 0;
  rows.picked.forEach((row, i) => {
    const subject = left.subjects[row];
    columns.picked.forEach((column, j) => {
      if (right.subjects[column] !== subject)
        impostors[found++] = all[i * columns.picked.length + j] ?? 0;
    });
  });
  const sorted = impostors.subarray(0, found).sort();
  const comparisons = left.features.rows * right.features.rows;
  return {
    strata: SHARES.map((share) => ({
      from: sorted[Math.max(0, Math.floor(found * (1 - share)) - 1)] ?? -1,
      weight: Math.max(1, (comparisons * share) / KEPT),
    })),
  };
}

function sampleOf({ features }: LabelledRows) {
  const { rows, dimensions } = features;
  const count = Math.min(rows, SAMPLE);
  const picked = Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
  const block = new Float32Array(count * dimensions);
  picked.forEach((row, i) => block.set(features.read(row, 1), i * dimensions));
  return { picked, block };
}
