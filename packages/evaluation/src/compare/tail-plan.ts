import type { BlockProducts } from '@iws/models/products';
import type { FeatureRows } from './all-against-all.ts';

/** Which impostor comparisons are kept one by one. */
export interface TailPlan {
  /** From the highest scores down: comparisons from `from` on are kept, one of `weight` at random. */
  readonly strata: readonly { readonly from: number; readonly weight: number }[];
}

/** Shares of all impostor comparisons at which a stratum begins; the last one leaves room above a rate of 1e-2. */
const SHARES = [2.5e-5, 2.5e-4, 2.5e-3, 2.5e-2];
/** About so many comparisons are kept in each stratum. */
const KEPT = 1_000_000;
/** Rows of the sample that the strata are planned with. */
const SAMPLE = 3000;

/** Finds from a sample of the rows which scores the strata begin at, roughly: it decides what is kept, not what is counted. */
export async function planTail(
  features: FeatureRows,
  subjects: Int32Array,
  products: BlockProducts,
): Promise<TailPlan> {
  const { rows, dimensions } = features;
  if (rows === 0) return { strata: [] };
  const picked = Array.from({ length: Math.min(rows, SAMPLE) }, (_, i) =>
    Math.floor((i * rows) / Math.min(rows, SAMPLE)),
  );
  const block = new Float32Array(picked.length * dimensions);
  picked.forEach((row, i) => block.set(features.read(row, 1), i * dimensions));
  const all = await products(block, block, dimensions);
  const impostors = new Float32Array((picked.length * (picked.length - 1)) / 2);
  let found = 0;
  for (let i = 0; i < picked.length; i++)
    for (let j = i + 1; j < picked.length; j++)
      if (subjects[picked[i] ?? 0] !== subjects[picked[j] ?? 0])
        impostors[found++] = all[i * picked.length + j] ?? 0;
  const sorted = impostors.subarray(0, found).sort();
  const comparisons = (rows * rows) / 2;
  return {
    strata: SHARES.map((share) => ({
      from: sorted[Math.max(0, Math.floor(found * (1 - share)) - 1)] ?? -1,
      weight: Math.max(1, (comparisons * share) / KEPT),
    })),
  };
}
