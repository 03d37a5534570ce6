import { expect, it } from 'vitest';
import { compileKernels } from './compile-kernels.ts';
import { MODULE } from '../src/kernels/module.ts';
import { overwriteMemory, pictureAt, room } from '../src/kernels/kernels.ts';

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

it('holds the two pictures that were asked for last, and copies another over the older', () => {
  const picture = (value: number, length = 1000) => ({ data: new Uint8Array(length).fill(value) });
  const [a, b, c] = [picture(1), picture(2), picture(3)];
  const [atA, atB] = [pictureAt(a), pictureAt(b)];
  expect(atB).not.toBe(atA);
  expect(pictureAt(a)).toBe(atA);
  // `b` is the older one now.
  expect(pictureAt(c)).toBe(atB);
  expect(pictureAt(a)).toBe(atA);
  const { bytes, at } = room([100]);
  expect([bytes[atA], bytes[atA + 999], bytes[atB]]).toEqual([1, 1, 3]);
  // What is computed begins behind them.
  expect(at[0]).toBeGreaterThanOrEqual(Math.max(atA, atB) + 1000 + 64);
});

it('knows a picture by its object, and makes room for a larger one', () => {
  const data = new Uint8Array(2000).fill(4);
  const first = { data };
  const place = pictureAt(first);
  data.fill(5);
  expect(pictureAt(first)).toBe(place);
  expect(room([]).bytes[place]).toBe(4);
  expect(room([]).bytes[pictureAt({ data })]).toBe(5);
  const large = { data: new Uint8Array(9_000_000).fill(6) };
  const at = pictureAt(large);
  const after = pictureAt(first);
  expect(after).not.toBe(at);
  const { bytes } = room([]);
  expect([bytes[at], bytes[at + 8_999_999], bytes[after]]).toEqual([6, 6, 5]);
});

it('leaves nothing of a longer picture behind a shorter one, nor of any when it is told to forget', () => {
  const picture = (value: number, length: number) => ({
    data: new Uint8Array(length).fill(value),
  });
  const long = pictureAt(picture(7, 5000));
  pictureAt(picture(8, 100));
  expect(pictureAt(picture(9, 100))).toBe(long);
  const { bytes } = room([]);
  expect([...new Set(bytes.subarray(long + 100, long + 5000))]).toEqual([0]);
  const last = picture(9, 100);
  pictureAt(last);
  bytes.fill(1, room([1000]).at[0]);
  overwriteMemory();
  expect(bytes.some((value) => value !== 0)).toBe(false);
  expect(bytes[pictureAt(last)]).toBe(9);
});

it('works on after a picture for which there is no memory', () => {
  const huge = { data: { buffer: new ArrayBuffer(8), byteOffset: 0, byteLength: 2_200_000_000 } };
  const small = { data: new Uint8Array(100).fill(3) };
  pictureAt(small);
  expect(() => pictureAt(huge)).toThrow(RangeError);
  expect(room([]).bytes[pictureAt(small)]).toBe(3);
  expect(room([16]).at[0]).toBeLessThan(100_000_000);
});
