import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../catalogue.ts';
import { makeModel } from '../make-model.ts';
import { readSource } from '../source-file.ts';
import { TfliteError } from './flatbuffer.ts';
import { readTflite } from './tflite-model.ts';

const file = await readSource(CATALOGUE.blazeface_short.source);
const convert = (bytes: Uint8Array) => makeModel('blazeface_short', bytes);

/** Runs `act` and gives its error, which must be ours. */
function refusal(act: () => unknown): TfliteError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(TfliteError);
    return error as TfliteError;
  }
}

describe('a damaged TFLite file', () => {
  test('whole, it is read', () => {
    const model = readTflite(file);
    expect(model.operators.filter((one) => one.kind === 'conv')).toHaveLength(21);
    expect(model.inputs.map((place) => model.tensors[place]?.shape)).toEqual([[1, 128, 128, 3]]);
  });

  test('cut anywhere, it is refused as cut', () => {
    for (const part of [0, 3, 7, 8, 40, 1000, 0.25, 0.5, 0.9, 0.99]) {
      const length = part < 1 ? Math.floor(part * file.length) : part;
      const error = refusal(() => readTflite(file.subarray(0, length)));
      expect(error?.message, `${length} bytes`).toMatch(/^the file ends before byte \d+$/);
    }
  });

  test('of another kind, it is refused', () => {
    const other = file.slice();
    other.set(new TextEncoder().encode('TFL4'), 4);
    expect(() => readTflite(other)).toThrow('not of the kind TFL3');
    expect(() => readTflite(new TextEncoder().encode('not a model at all'))).toThrow(TfliteError);
  });

  test('with bytes changed, it is converted or refused, never a crash or a hang', () => {
    const tables = file.length - 40_000;
    const change = fc.record({
      at: fc.oneof(
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: tables, max: file.length - 1 }),
      ),
      value: fc.integer({ min: 0, max: 255 }),
    });
    let refused = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = file.slice();
        for (const { at, value } of changes) bytes[at] = value;
        if (refusal(() => convert(bytes))) refused++;
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(refused).toBeGreaterThan(20);
  });
});
