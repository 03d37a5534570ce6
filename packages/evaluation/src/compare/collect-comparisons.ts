import { seededRandom } from '../statistics/random.ts';
import {
  HISTOGRAM_BINS,
  type ComparisonSet,
  type GenuineComparisons,
  type ImpostorTail,
} from './comparison-set.ts';
import type { TailPlan } from './tail-plan.ts';

/** One row of the left side against a run of columns of the right side. */
export interface RowOfScores {
  readonly products: Float32Array;
  /** Where the product with column 0 would stand. */
  readonly base: number;
  readonly row: number;
  readonly subject: number;
  /** The columns, and which of them show the same subject. */
  readonly from: number;
  readonly to: number;
  readonly sameFrom: number;
  readonly sameTo: number;
}

/** Collects scores row by row; what it keeps does not grow with the number of impostor comparisons. */
export function collectComparisons(
  { strata }: TailPlan,
  rightSubjects: Int32Array,
  isSamePicture: (row: number, column: number) => boolean,
) {
  const histogram = new Float64Array(HISTOGRAM_BINS + 1);
  const lowest = strata.at(-1)?.from ?? Number.POSITIVE_INFINITY;
  const random = seededRandom(0x7a11);
  let count = 0;
  const tail = lists('scores', 'left', 'right', 'weights');
  const genuine = lists('scores', 'subjects', 'left', 'right');

  const keep = (score: number, left: number, right: number) => {
    const weight = strata.find(({ from }) => score >= from)?.weight ?? 1;
    if (weight > 1 && random() * weight >= 1) return;
    tail.scores.push(score);
    tail.left.push(left);
    tail.right.push(right);
    tail.weights.push(weight);
  };

  const addImpostors = (
    { products, base, subject }: RowOfScores,
    from: number,
    to: number,
  ): void => {
    if (from < to) count += to - from;
    for (let column = from; column < to; column++) {
      const score = products[base + column] ?? 0;
      const bin = ((score + 1) * (HISTOGRAM_BINS / 2)) | 0;
      histogram[bin] = (histogram[bin] ?? 0) + 1;
      if (score >= lowest) keep(score, subject, rightSubjects[column] ?? 0);
    }
  };

  return {
    add(scores: RowOfScores): void {
      const { from, to } = scores;
      const sameFrom = Math.min(Math.max(scores.sameFrom, from), to);
      const sameTo = Math.min(Math.max(scores.sameTo, from), to);
      addImpostors(scores, from, sameFrom);
      for (let column = sameFrom; column < sameTo; column++) {
        if (isSamePicture(scores.row, column)) continue;
        genuine.scores.push(scores.products[scores.base + column] ?? 0);
        genuine.subjects.push(scores.subject);
        genuine.left.push(scores.row);
        genuine.right.push(column);
      }
      addImpostors(scores, sameTo, to);
    },
    finish(): Omit<ComparisonSet, 'samples'> {
      return {
        impostors: { count, histogram, tail: sortedTail(tail) },
        genuine: sortedGenuine(genuine),
      };
    },
  };
}

type Lists<K extends string> = Record<K, number[]>;

const lists = <K extends string>(...names: K[]): Lists<K> =>
  Object.fromEntries(names.map((name) => [name, []])) as unknown as Lists<K>;

function sortedTail(tail: Lists<'scores' | 'left' | 'right' | 'weights'>): ImpostorTail {
  const order = orderOf(tail.scores).reverse();
  return {
    scores: Float32Array.from(order, (i) => tail.scores[i] ?? 0),
    left: Int32Array.from(order, (i) => tail.left[i] ?? 0),
    right: Int32Array.from(order, (i) => tail.right[i] ?? 0),
    weights: Float32Array.from(order, (i) => tail.weights[i] ?? 0),
  };
}

function sortedGenuine(
  genuine: Lists<'scores' | 'subjects' | 'left' | 'right'>,
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
