import { describe, expect, test } from 'vitest';
import { FormError } from '../strict-json.ts';
import { loadVisibilityCalibration } from './load.ts';
import { readVisibilityCalibration, VISIBILITY_REGIONS } from './visibility.ts';

const base64 = (values: readonly number[]) =>
  Buffer.from(Float32Array.from(values).buffer).toString('base64');

const zeros = (length: number) => base64(Array.from({ length }, () => 0));

/** Two hidden values on one map of four channels; the weights mean nothing. */
function document() {
  const region = {
    bias: base64([1, 2]),
    outputs: zeros(6),
    outputBias: zeros(3),
    slope: 1,
    shift: 0,
  };
  return {
    kind: 'visibility',
    version: '1',
    provisional: true,
    models: [{ name: 'fr_feature', sha256: 'ab'.repeat(32) }],
    method: 'stated',
    head: {
      maps: [{ channels: 4, side: 28 }],
      hidden: 2,
      pointWeights: base64([0.5, -1, 2, 3, 4, 5, 6, 7]),
      faceWeights: zeros(8),
      regions: Object.fromEntries(VISIBILITY_REGIONS.map((name) => [name, { ...region }])),
    },
    limits: { darkGlasses: 0.5, glare: 0.25 },
    occluders: ['mask'],
    sources: [{ name: 'a', images: 9, subjects: 3, drawn: 18, missed: 1 }],
    createdBy: 'pnpm evaluate train-visibility',
  };
}

test('the committed head is of the models that are built, and not all zero', async () => {
  const { head } = await loadVisibilityCalibration();
  expect(head.pointWeights.some((weight) => weight !== 0)).toBe(true);
  expect(Object.keys(head.regions).sort()).toEqual([...VISIBILITY_REGIONS].sort());
});

describe('readVisibilityCalibration', () => {
  const read = (value: unknown) => readVisibilityCalibration(value, 'visibility.json');

  test('gives numbers', () => {
    const { head } = read(document());
    expect([...head.pointWeights]).toEqual([0.5, -1, 2, 3, 4, 5, 6, 7]);
    expect([...head.regions.nose.bias]).toEqual([1, 2]);
  });

  type Document = ReturnType<typeof document>;
  test.for<[string, (whole: Document) => void, string]>([
    ['another kind', (whole) => (whole.kind = 'pad'), 'visibility.json.kind'],
    [
      'weights that are too few',
      (whole) => (whole.head.pointWeights = zeros(7)),
      'head.pointWeights: 7 numbers, 8 were expected',
    ],
    [
      'a region whose weights are too few',
      (whole) => Object.assign(whole.head.regions['top'] ?? {}, { outputs: zeros(5) }),
      'regions.top.outputs: 5 numbers, 6 were expected',
    ],
    ['a missing region', (whole) => delete whole.head.regions['mouth'], 'regions.mouth'],
    [
      'what is not base64',
      (whole) => (whole.head.faceWeights = '!!!'),
      'head.faceWeights: base64 of 32-bit',
    ],
    [
      'half a number',
      (whole) => (whole.head.faceWeights = Buffer.alloc(6).toString('base64')),
      'head.faceWeights: base64 of 32-bit',
    ],
    [
      'a weight without end',
      (whole) => (whole.head.pointWeights = base64([1, 2, 3, 4, 5, 6, 7, Infinity])),
      'head.pointWeights: a number is not finite',
    ],
    [
      'channels that the runtime cannot take four at a time',
      (whole) => (whole.head.maps = [{ channels: 3, side: 28 }]),
      'no multiple of four',
    ],
    ['a limit above one', (whole) => (whole.limits.glare = 1.5), 'limits.glare'],
  ])('refuses %s', ([, change, message]) => {
    const changed = document();
    change(changed);
    expect(() => read(changed)).toThrow(FormError);
    expect(() => read(changed)).toThrow(message);
  });
});
