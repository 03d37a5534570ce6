import { expect, it } from 'vitest';
import { runModel, runModelOnce } from './run-model.ts';
import { cropInput, cropInputs } from '../image/crop-input.ts';
import { forgetInputs, giveBackInput, lendInput } from './input-memory.ts';

it('lends again what was given back, to one borrower, and that of the length that is asked for', () => {
  const first = lendInput(30);
  const other = lendInput(30);
  expect(other).not.toBe(first);
  giveBackInput(first);
  giveBackInput(first);
  expect(lendInput(31)).not.toBe(first);
  expect(lendInput(30)).toBe(first);
  expect(lendInput(30)).not.toBe(first);
});

it('takes nothing that it did not lend, and keeps two of a length', () => {
  const foreign = new Float32Array(32);
  giveBackInput(foreign);
  expect(lendInput(32)).not.toBe(foreign);
  const three = [lendInput(33), lendInput(33), lendInput(33)];
  for (const one of three) giveBackInput(one);
  const again = [lendInput(33), lendInput(33), lendInput(33)];
  expect(again.filter((one) => three.includes(one))).toHaveLength(2);
});

it('keeps nothing when it is told to forget', () => {
  const data = lendInput(34);
  giveBackInput(data);
  forgetInputs();
  expect(lendInput(34)).not.toBe(data);
});

it('is given back when a model has run once, not when it failed', async () => {
  const format = { width: 5, height: 7, colour: 'RGB', mean: 0, scale: 1 } as const;
  const image = { width: 9, height: 9, channels: 3, data: new Uint8Array(243).fill(7) } as const;
  const crop = () => cropInput(image, { x: 0, y: 0, width: 9, height: 9 }, format);
  const model = { inputNames: ['in'], outputNames: [], run: () => Promise.resolve({}) };
  const failing = { ...model, run: () => Promise.reject(new Error('no answer')) };
  const input = crop();
  await runModel(model, input);
  await expect(runModelOnce(failing, input)).rejects.toThrow('no answer');
  expect(crop().data).not.toBe(input.data);
  await runModelOnce(model, input);
  expect(crop().data).toBe(input.data);
});

it.each(['RGB', 'BGR', 'grey'] as const)(
  'holds a batch of crops in %s, one after the other',
  (colour) => {
    const format = { width: 6, height: 4, colour, mean: 10, scale: 0.5 };
    const data = Uint8Array.from({ length: 20 * 15 * 3 }, (_, i) => (i * 37) % 251);
    const image = { width: 20, height: 15, channels: 3, data } as const;
    const rects = [
      { x: 0, y: 0, width: 20, height: 15 },
      { x: 3.5, y: -2, width: 8, height: 9 },
    ];
    const batch = cropInputs(image, rects, format);
    const single = rects.flatMap((rect) => [...cropInput(image, rect, format).data]);
    expect([...batch.data]).toEqual(single);
    expect(batch.dims).toEqual([2, colour === 'grey' ? 1 : 3, 4, 6]);
  },
);
