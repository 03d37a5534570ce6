import { expect, it } from 'vitest';
import { room } from '../kernels/kernels.ts';

const STRONG = 64;
const SLANT = Math.fround(0.3);

/** Whole greys: blocks with a little grain, so that there are edges of each kind, and gradients of one size beside each other. */
const greys = (width: number, height: number) =>
  Float32Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const block = (((x + (y >> 3)) >> 2) * 7 + (y >> 2) * 5) % 4;
    return block * 40 + ((i * i * 31) % 11);
  });

/** Upright rising, upright falling, level rising, level falling. */
function measured(width: number, height: number): number[][] {
  const data = greys(width, height);
  const size = width * height;
  const made = room([data.byteLength, 2 * data.byteLength, 16 * size, 16]);
  const { kernels, floats, words, at } = made;
  const [dataAt, gradientsAt, listsAt, countsAt] = at;
  floats.set(data, dataAt / 4);
  floats.fill(1e6, gradientsAt / 4, gradientsAt / 4 + 2 * size);
  kernels.edges(dataAt, width, height, gradientsAt, STRONG, SLANT, listsAt, size, countsAt);
  return [0, 1, 2, 3].map((list) => {
    const from = listsAt / 4 + list * size;
    return [...words.subarray(from, from + words[countsAt / 4 + list]!)];
  });
}

function expected(width: number, height: number): number[][] {
  const data = greys(width, height);
  const gradients = (x: number, y: number): readonly [x: number, y: number] => {
    if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return [0, 0];
    const grey = (dx: number, dy: number) => data[(y + dy) * width + x + dx]!;
    const column = (dx: number) => grey(dx, -1) + 2 * grey(dx, 0) + grey(dx, 1);
    const row = (dy: number) => grey(-1, dy) + 2 * grey(0, dy) + grey(1, dy);
    return [column(1) - column(-1), row(1) - row(-1)];
  };
  const lists: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const [right, down] = gradients(x, y);
      const [sizeX, sizeY] = [Math.abs(right), Math.abs(down)];
      const beside = [gradients(x - 1, y), gradients(x + 1, y)].map(([gx]) => Math.abs(gx));
      const around = [gradients(x, y - 1), gradients(x, y + 1)].map(([, gy]) => Math.abs(gy));
      if (sizeX > STRONG && sizeY < Math.fround(SLANT * sizeX) && sizeX >= Math.max(...beside))
        lists[right > 0 ? 0 : 1].push(y * 65536 + x);
      if (sizeY > STRONG && sizeX < Math.fround(SLANT * sizeY) && sizeY >= Math.max(...around))
        lists[down > 0 ? 2 : 3].push(x * 65536 + y);
    }
  }
  return lists;
}

it.each([
  [64, 40],
  [37, 29],
  [30, 31],
  [39, 9],
])('finds the edge pixels of %d x %d greys', (width, height) => {
  const lists = expected(width, height);
  for (const list of lists) expect(list.length).toBeGreaterThan(3);
  expect(measured(width, height)).toEqual(lists);
});

it.each([
  [1, 1],
  [2, 9],
  [9, 2],
])('finds none where %d x %d greys have no inner ones', (width, height) => {
  expect(measured(width, height)).toEqual([[], [], [], []]);
});
