import type { BlockProducts } from '@iws/models/products';
import { seededRandom } from '../statistics/random.ts';
import { planTail, type TailPlan } from './tail-plan.ts';

/** Features in rows that are read in blocks, so that only blocks lie in memory. */
export interface FeatureRows {
  readonly rows: number;
  readonly dimensions: number;
  read(start: number, count: number): Float32Array;
}

/** The highest impostor comparisons, from the highest down. */
export interface ImpostorTail {
  readonly scores: Float32Array;
  /** The two people of each comparison, as numbers of subjects. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** How many comparisons of all each one stands for; above 1 only where the data are so many that a sample was kept. */
  readonly weights: Float32Array;
}

/** All comparisons of a set of samples, as far as they matter. */
export interface ComparisonSet {
  /** Rows of each subject. */
  readonly samplesOf: Int32Array;
  readonly impostors: {
    readonly count: number;
    /** Counts in HISTOGRAM_BINS bins of equal width from -1 to 1. */
    readonly histogram: Float64Array;
    readonly tail: ImpostorTail;
  };
  /** Comparisons of one person with themselves, from the lowest up, whose they are, and of which rows. */
  readonly genuine: GenuineComparisons;
}

export interface GenuineComparisons {
  readonly scores: Float32Array;
  readonly subjects: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export const HISTOGRAM_BINS = 20_000;

/** Rows of one block: two blocks and their products take 8 MiB together at 512 dimensions. */
const BLOCK = 1024;

/**
 * Compares every row with every other one, in blocks: memory does not grow with the number of comparisons.
 *
 * @param features vectors of length one
 * @param subjects the subject (0, 1, 2 …) of each row; rows of one subject stand together
 */
export async function compareAll(
  features: FeatureRows,
  subjects: Int32Array,
  products: BlockProducts,
  onProgress?: (done: number, total: number) => void,
): Promise<ComparisonSet> {
  const { rows, dimensions } = features;
  const endOf = subjectEnds(subjects);
  const samplesOf = countSamples(subjects);
  const plan = await planTail(features, subjects, products);
  const collector = collect(plan);
  const blocks = Math.ceil(rows / BLOCK);
  const total = (blocks * (blocks + 1)) / 2;
  let done = 0;
  for (let top = 0; top < rows; top += BLOCK) {
    const left = features.read(top, Math.min(BLOCK, rows - top));
    for (let start = top; start < rows; start += BLOCK) {
      const count = Math.min(BLOCK, rows - start);
      const right = start === top ? left : features.read(start, count);
      collector.block(await products(left, right, dimensions), top, start, count, subjects, endOf);
      onProgress?.(++done, total);
    }
  }
  return { samplesOf, ...collector.finish() };
}

/** For each row the first one that belongs to a later subject. */
function subjectEnds(subjects: Int32Array): Int32Array {
  const ends = new Int32Array(subjects.length);
  let end = subjects.length;
  for (let row = subjects.length - 1; row >= 0; row--) {
    if (row + 1 < subjects.length && subjects[row] !== subjects[row + 1]) {
      if ((subjects[row] ?? 0) > (subjects[row + 1] ?? 0))
        throw new RangeError('rows of one subject must stand together');
      end = row + 1;
    }
    ends[row] = end;
  }
  return ends;
}

function countSamples(subjects: Int32Array): Int32Array {
  const counts = new Int32Array((subjects.at(-1) ?? -1) + 1);
  for (const subject of subjects) counts[subject] = (counts[subject] ?? 0) + 1;
  return counts;
}

function collect({ strata }: TailPlan) {
  const histogram = new Float64Array(HISTOGRAM_BINS + 1);
  const lowest = strata.at(-1)?.from ?? Number.POSITIVE_INFINITY;
  const random = seededRandom(0x7a11);
  let count = 0;
  const tail = {
    scores: [] as number[],
    left: [] as number[],
    right: [] as number[],
    weights: [] as number[],
  };
  const genuine = {
    scores: [] as number[],
    subjects: [] as number[],
    left: [] as number[],
    right: [] as number[],
  };

  const keep = (score: number, left: number, right: number) => {
    const weight = strata.find(({ from }) => score >= from)?.weight ?? 1;
    if (weight > 1 && random() * weight >= 1) return;
    tail.scores.push(score);
    tail.left.push(left);
    tail.right.push(right);
    tail.weights.push(weight);
  };

  return {
    block(
      products: Float32Array,
      top: number,
      start: number,
      columns: number,
      subjects: Int32Array,
      endOf: Int32Array,
    ): void {
      const rows = products.length / columns;
      for (let r = 0; r < rows; r++) {
        const row = top + r;
        const own = subjects[row] ?? 0;
        const end = endOf[row] ?? 0;
        const base = r * columns - start;
        const stop = start + columns;
        for (let column = Math.max(row + 1, start); column < Math.min(end, stop); column++) {
          genuine.scores.push(products[base + column] ?? 0);
          genuine.subjects.push(own);
          genuine.left.push(row);
          genuine.right.push(column);
        }
        const first = Math.max(end, start);
        if (first < stop) count += stop - first;
        for (let column = first; column < stop; column++) {
          const score = products[base + column] ?? 0;
          const bin = ((score + 1) * (HISTOGRAM_BINS / 2)) | 0;
          histogram[bin] = (histogram[bin] ?? 0) + 1;
          if (score >= lowest) keep(score, own, subjects[column] ?? 0);
        }
      }
    },
    finish() {
      return {
        impostors: { count, histogram, tail: sortedTail(tail) },
        genuine: sortedGenuine(genuine),
      };
    },
  };
}

function sortedTail(tail: Record<'scores' | 'left' | 'right' | 'weights', number[]>): ImpostorTail {
  const order = orderOf(tail.scores).reverse();
  return {
    scores: Float32Array.from(order, (i) => tail.scores[i] ?? 0),
    left: Int32Array.from(order, (i) => tail.left[i] ?? 0),
    right: Int32Array.from(order, (i) => tail.right[i] ?? 0),
    weights: Float32Array.from(order, (i) => tail.weights[i] ?? 0),
  };
}

function sortedGenuine(
  genuine: Record<'scores' | 'subjects' | 'left' | 'right', number[]>,
): GenuineComparisons {
  const order = orderOf(genuine.scores);
  const integers = (of: readonly number[]) => Int32Array.from(order, (i) => of[i] ?? 0);
  return {
    scores: Float32Array.from(order, (i) => genuine.scores[i] ?? 0),
    subjects: integers(genuine.subjects),
    left: integers(genuine.left),
    right: integers(genuine.right),
  };
}

/** Indices from the lowest score to the highest. */
function orderOf(scores: readonly number[]): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}
