import type { BlockProducts } from '@iws/models/products';
import { collectComparisons } from './collect-comparisons.ts';
import type { ComparisonSet, LabelledRows } from './comparison-set.ts';
import { planTail } from './tail-plan.ts';

/** Rows of one block: two blocks and their products take 8 MiB together at 512 dimensions. */
const BLOCK = 1024;

type OnProgress = (done: number, total: number) => void;

/**
 * Compares every row with every other one, in blocks: memory does not grow with the number of comparisons.
 *
 * @param samples features of length one
 */
export function compareAll(
  samples: LabelledRows,
  products: BlockProducts,
  onProgress?: OnProgress,
): Promise<ComparisonSet> {
  return compareBlocks(samples, samples, products, true, onProgress);
}

/** Compares every row of one side with every row of another, but for those of the same picture. */
export function compareAcross(
  left: LabelledRows,
  right: LabelledRows,
  products: BlockProducts,
  onProgress?: OnProgress,
): Promise<ComparisonSet> {
  return compareBlocks(left, right, products, false, onProgress);
}

async function compareBlocks(
  left: LabelledRows,
  right: LabelledRows,
  products: BlockProducts,
  oneSet: boolean,
  onProgress?: OnProgress,
): Promise<ComparisonSet> {
  const { rows, dimensions } = left.features;
  const columns = right.features.rows;
  const rangeOf = subjectRanges(right.subjects);
  const collector = collectComparisons(
    await planTail(left, right, products),
    right.subjects,
    (row, column) => left.pictures !== undefined && left.pictures[row] === right.pictures?.[column],
  );
  const down = Math.ceil(rows / BLOCK);
  const total = oneSet ? (down * (down + 1)) / 2 : down * Math.ceil(columns / BLOCK);
  let done = 0;
  for (let top = 0; top < rows; top += BLOCK) {
    const height = Math.min(BLOCK, rows - top);
    const block = left.features.read(top, height);
    for (let start = oneSet ? top : 0; start < columns; start += BLOCK) {
      const width = Math.min(BLOCK, columns - start);
      const other = oneSet && start === top ? block : right.features.read(start, width);
      const scores = await products(block, other, dimensions);
      for (let row = top; row < top + height; row++) {
        const subject = left.subjects[row] ?? -1;
        const [sameFrom, sameTo] = rangeOf(subject);
        collector.add({
          products: scores,
          base: (row - top) * width - start,
          row,
          subject,
          from: oneSet ? Math.max(row + 1, start) : start,
          to: start + width,
          sameFrom,
          sameTo,
        });
      }
      onProgress?.(++done, total);
    }
  }
  const people = Math.max(left.subjects.at(-1) ?? -1, right.subjects.at(-1) ?? -1) + 1;
  const samples = {
    left: countSamples(left.subjects, people),
    right: countSamples(right.subjects, people),
    oneSet,
  };
  return { samples, ...collector.finish() };
}

/** First row of each subject, and the first one after them. */
function subjectRanges(subjects: Int32Array): (subject: number) => readonly [number, number] {
  const ranges = new Map<number, [from: number, to: number]>();
  subjects.forEach((subject, row) => {
    if (row > 0 && subject < (subjects[row - 1] ?? 0))
      throw new RangeError('rows of one subject must stand together, in the order of subjects');
    const known = ranges.get(subject);
    if (known) known[1] = row + 1;
    else ranges.set(subject, [row, row + 1]);
  });
  return (subject) => ranges.get(subject) ?? [0, 0];
}

function countSamples(subjects: Int32Array, people: number): Int32Array {
  const counts = new Int32Array(people);
  for (const subject of subjects) counts[subject] = (counts[subject] ?? 0) + 1;
  return counts;
}
