import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../test/cbor-pieces.ts';
import { decodeCbor } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';
import type { CborInput } from './cbor-encode.ts';

const EXAMPLES: [CborInput, string][] = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [255, '18ff'],
  [256, '190100'],
  [65535, '19ffff'],
  [65536, '1a00010000'],
  [4294967295, '1affffffff'],
  [4294967296, '1b0000000100000000'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  [-1, '20'],
  [-256, '38ff'],
  [-0, 'fa80000000'],
  [1.5, 'fa3fc00000'],
  [1.1, 'fb3ff199999999999a'],
  [1e300, 'fb7e37e43c8800759c'],
  [null, 'f6'],
  [{ a: undefined, b: 1 }, 'a1616201'],
  [new Map([['b', 1]]), 'a1616201'],
  [{ z: 1, a: 2 }, 'a2617a01616102'],
];

describe('encodeCbor', () => {
  it.each(EXAMPLES)('writes %j as %s', (value, digits) => {
    expect(encodeCbor(value)).toStrictEqual(hex(digits));
  });

  it.each([NaN, Infinity, -Infinity])('refuses %s', (value) => {
    expect(() => encodeCbor([value])).toThrow(TypeError);
  });

  it('refuses text that has no UTF-8 form', () => {
    expect(() => encodeCbor('a\ud800')).toThrow(TypeError);
    expect(() => encodeCbor({ '\udc00': 1 })).toThrow(TypeError);
  });

  it('is read in the same way by this package and by another', () => {
    const { value } = fc.letrec<{ value: CborInput }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        fc.array(tie('value'), { maxLength: 30 }),
        fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 30 }),
      ),
    }));
    fc.assert(
      fc.property(value, (input) => {
        const octets = encodeCbor(input);
        const read = decodeCbor(octets);
        expect(read).toStrictEqual(decode(octets, { useMaps: true }));
        const again = read as CborInput;
        expect(encodeCbor(again)).toStrictEqual(octets);
      }),
      { numRuns: 500 },
    );
  });
});
