import { expect, it } from 'vitest';
import { compileKernels } from './compile-kernels.ts';
import { MODULE } from '../src/kernels/module.ts';
import { room } from '../src/kernels/kernels.ts';

it('holds what the sources of the kernels compile to', async () => {
  expect(MODULE).toBe(await compileKernels());
});

it('gives arrays places of their own, with slack between them, and keeps to its memory', () => {
  const {
    bytes,
    at: [first, second, third],
  } = room([5, 0, 3_000_000]);
  expect(first % 16).toBe(0);
  expect(second - first).toBeGreaterThanOrEqual(5 + 64);
  expect(third - second).toBeGreaterThanOrEqual(64);
  expect(bytes.length).toBeGreaterThanOrEqual(third + 3_000_000 + 64);
  // What was asked for first is seen through a view of the memory as it is now.
  const { words, kernels, at } = room([64, 16, 64]);
  words.set([0x01020304, 0, 0, 0], at[0] / 4);
  words[at[1] / 4] = 256;
  kernels.sumRows(at[0], 16, at[1], 1, 16, at[2]);
  expect([...new Uint16Array(words.buffer, at[2], 4)]).toEqual([4, 3, 2, 1].map((v) => v * 256));
});
