import { expect, it } from 'vitest';
import { room } from '../kernels/kernels.ts';
import { LUMA } from './model-input.ts';

it.each([1, 3, 4, 7, 16])('takes %d pixels of a row apart, and writes no more', (length) => {
  const [scale, bias] = [1 / 127.5, -0.9];
  const row = Float32Array.from({ length: 3 * length }, (_, i) => ((i * 71) % 255) + i / 7);
  const { kernels, floats, at } = room([row.byteLength, 3 * (length + 1) * 4]);
  const [rowAt, planesAt] = at;
  const plane = (index: number) => planesAt + index * (length + 1) * 4;
  floats.set(row, rowAt / 4);
  floats.fill(-7, planesAt / 4, planesAt / 4 + 3 * (length + 1));
  kernels.rowToPlanes(rowAt, length, scale, bias, plane(0), plane(1), plane(2));
  for (let colour = 0; colour < 3; colour++) {
    const from = plane(colour) / 4;
    const expected = Array.from({ length }, (_, x) =>
      Math.fround(row[3 * x + colour]! * scale + bias),
    );
    expect([...floats.subarray(from, from + length + 1)]).toEqual([...expected, -7]);
  }
});

it.each([1, 2, 5, 8])('makes %d pixels of a row grey, and writes no more', (length) => {
  const [scale, bias] = [1 / 127.5, -0.9];
  const row = Float32Array.from({ length: 3 * length }, (_, i) => ((i * 71) % 255) + i / 7);
  const { kernels, floats, at } = room([row.byteLength + 4, (length + 1) * 4]);
  const [rowAt, greyAt] = at;
  floats.set(row, rowAt / 4);
  floats.fill(-7, greyAt / 4, greyAt / 4 + length + 1);
  kernels.rowToGrey(rowAt, length, scale, bias, greyAt);
  const { red, green, blue } = LUMA;
  const expected = Array.from({ length }, (_, x) => {
    const luma = red * row[3 * x]! + green * row[3 * x + 1]! + blue * row[3 * x + 2]!;
    return Math.fround(luma * scale + bias);
  });
  expect([...floats.subarray(greyAt / 4, greyAt / 4 + length + 1)]).toEqual([...expected, -7]);
});
