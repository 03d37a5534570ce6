import fc from 'fast-check';
import { expect, it } from 'vitest';
import { room } from '../kernels/kernels.ts';

interface Edge {
  readonly along: number;
  readonly across: number;
}

const [LENGTH, WIDTH] = [12, 30];
const SLOPES = [-0.4, 0, 0.4];
const STEEPEST = 3;
const shiftOf = (along: number, slope: number) => Math.round((along - (LENGTH - 1) / 2) * slope);

/** What the kernel says of edges, over a part of both ranges. */
function measured(
  edges: readonly Edge[],
  from: number,
  to: number,
  first: number,
  breadth: number,
) {
  const list = Int32Array.from(edges, ({ along, across }) => along * 65536 + across);
  const shifts = Int32Array.from({ length: (to - from) * SLOPES.length }, (_, i) =>
    shiftOf(from + Math.floor(i / SLOPES.length), SLOPES[i % SLOPES.length]!),
  );
  const changes = SLOPES.length * (breadth + 4 * STEEPEST + 6) * 2;
  const made = room([list.byteLength, shifts.byteLength, LENGTH * 4, changes]);
  const { kernels, words, at } = made;
  const [edgesAt, shiftsAt, ...rest] = at;
  words.set(list, edgesAt / 4);
  words.set(shifts, shiftsAt / 4);
  const slopes = SLOPES.length;
  return kernels.longestLine(
    edgesAt,
    list.length,
    from,
    to,
    shiftsAt,
    slopes,
    STEEPEST,
    first,
    breadth,
    ...rest,
  );
}

/** The same, line by line and place by place. */
function counted(edges: readonly Edge[], from: number, to: number, first: number, breadth: number) {
  let most = 0;
  for (const slope of SLOPES) {
    for (let line = first; line < first + breadth; line++) {
      let count = 0;
      for (let along = from; along < to; along++) {
        const place = line + shiftOf(along, slope);
        const near = (edge: Edge) => edge.along === along && Math.abs(edge.across - place) <= 1;
        if (edges.some(near)) count++;
      }
      most = Math.max(most, count);
    }
  }
  return most;
}

it('finds the line with the most edges beside it', () => {
  const edge = fc.record({
    along: fc.integer({ min: 0, max: LENGTH - 1 }),
    across: fc.integer({ min: 1, max: WIDTH - 2 }),
  });
  const all = fc.array(edge, { maxLength: 80 });
  const ends = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(all, ends, ends, ends, ends, (unsorted, top, bottom, left, right) => {
      const edges = unsorted.toSorted((a, b) => a.across - b.across);
      const part = [top, LENGTH - bottom, left, WIDTH - left - right] as const;
      expect(measured(edges, ...part)).toBe(counted(edges, ...part));
    }),
    { numRuns: 500 },
  );
});
