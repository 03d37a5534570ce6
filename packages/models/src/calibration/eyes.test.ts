import { describe, expect, test } from 'vitest';
import { FormError } from '../strict-json.ts';
import { readEyesCalibration } from './eyes.ts';
import { loadEyesCalibration } from './load.ts';

const base64 = (values: readonly number[]) =>
  Buffer.from(Float32Array.from(values).buffer).toString('base64');

const source = (name: string, eyes: string) => ({ name, eyes, images: 4, subjects: 3, samples: 8 });

/** The weights mean nothing. */
function document() {
  return {
    kind: 'eyes',
    version: '1',
    faceFinding: 1,
    provisional: true,
    models: [{ name: 'fr_feature', sha256: 'ab'.repeat(32) }],
    method: 'stated',
    head: {
      maps: [{ channels: 4, side: 28 }],
      weights: base64([0.5, -1, 2, 3]),
      modelWeight: 0.25,
      bias: -3,
    },
    sources: [source('a', 'open'), source('b', 'closed')],
    createdBy: 'pnpm evaluate train-eyes',
  };
}

test('the committed head is of the models that are built, and not all zero', async () => {
  const { head } = await loadEyesCalibration();
  expect(head.weights.some((weight) => weight !== 0)).toBe(true);
  expect(head.weights).toHaveLength(head.maps.reduce((sum, { channels }) => sum + channels, 0));
});

describe('readEyesCalibration', () => {
  const read = (value: unknown) => readEyesCalibration(value, 'eyes.json');

  test('gives numbers', () => {
    expect([...read(document()).head.weights]).toEqual([0.5, -1, 2, 3]);
  });

  type Document = ReturnType<typeof document>;
  test.for<[string, (whole: Document) => void, string]>([
    ['another kind', (whole) => (whole.kind = 'pad'), 'eyes.json.kind'],
    [
      'weights that are too few',
      (whole) => (whole.head.weights = base64([1, 2, 3])),
      'head.weights: 3 numbers, 4 were expected',
    ],
    ['a weight without end', (whole) => (whole.head.weights = base64([1, NaN, 3, 4])), 'finite'],
    ['a bias that is no number', (whole) => (whole.head.bias = Infinity), 'head.bias'],
    ['one source', (whole) => whole.sources.pop(), 'sources'],
  ])('refuses %s', ([, change, message]) => {
    const changed = document();
    change(changed);
    expect(() => read(changed)).toThrow(FormError);
    expect(() => read(changed)).toThrow(message);
  });
});
