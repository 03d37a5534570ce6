import { expect, test } from 'vitest';
import { openProducts } from './products.ts';

test('every vector of one block with every one of the other', async () => {
  const products = await openProducts();
  const left = Float32Array.of(1, 2, 3, 4, 5, 6);
  const right = Float32Array.of(1, 0, -1, 0.5, 0.5, 0.5, 2, 0, 0);
  expect([...(await products(left, right, 3))]).toEqual([-2, 3, 2, -2, 7.5, 8]);
});

test('blocks of another size follow', async () => {
  const products = await openProducts();
  expect([...(await products(Float32Array.of(1, 2), Float32Array.of(3, 4), 2))]).toEqual([11]);
  expect([...(await products(Float32Array.of(1, 2), Float32Array.of(3, 4), 1))]).toEqual([
    3, 4, 6, 8,
  ]);
  await expect(products(Float32Array.of(1, 2, 3), Float32Array.of(3, 4), 2)).rejects.toThrow(
    RangeError,
  );
});
