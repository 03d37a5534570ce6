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
  const { floats, bytes: now, kernels, at } = room([64, 16]);
  floats.set([0.4, 0.5, 1.5, 254.6, 256, -3], at[0] / 4);
  kernels.toBytes(at[0], 6, at[1]);
  expect([...now.subarray(at[1], at[1] + 6)]).toEqual([0, 0, 2, 255, 255, 0]);
});

it('leaves what is before the end that it is told', () => {
  const [first] = room([100]).at;
  const [second] = room([100], first + 100).at;
  expect(second).toBeGreaterThanOrEqual(first + 100 + 64);
});
