import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../test/cbor-pieces.ts';
import { arbitraryMutation } from '../test/arbitrary-captures.ts';
import { CborError, decodeCbor } from './cbor-decode.ts';
import type { CborValue } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';

/** The examples of RFC 8949, appendix A, that this protocol accepts. */
const EXAMPLES: [string, CborValue][] = [
  ['00', 0],
  ['01', 1],
  ['0a', 10],
  ['17', 23],
  ['1818', 24],
  ['1819', 25],
  ['1864', 100],
  ['1903e8', 1000],
  ['1a000f4240', 1000000],
  ['1b000000e8d4a51000', 1000000000000],
  ['20', -1],
  ['29', -10],
  ['3863', -100],
  ['3903e7', -1000],
  ['f90000', 0],
  ['f98000', -0],
  ['f93c00', 1],
  ['fb3ff199999999999a', 1.1],
  ['f93e00', 1.5],
  ['f97bff', 65504],
  ['fa47c35000', 100000],
  ['fa7f7fffff', 3.4028234663852886e38],
  ['fb7e37e43c8800759c', 1e300],
  ['f90001', 5.960464477539063e-8],
  ['f90400', 0.00006103515625],
  ['f9c400', -4],
  ['fbc010666666666666', -4.1],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6161', 'a'],
  ['6449455446', 'IETF'],
  ['62225c', '"\\'],
  ['62c3bc', 'ü'],
  ['63e6b0b4', '水'],
  ['64f0908591', '𐅑'],
  ['80', []],
  ['83010203', [1, 2, 3]],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['a0', new Map()],
  [
    'a26161016162820203',
    new Map<string, CborValue>([
      ['a', 1],
      ['b', [2, 3]],
    ]),
  ],
  ['826161a161626163', ['a', new Map([['b', 'c']])]],
];

/** Examples of the same appendix that are CBOR, but not of this protocol. */
const REFUSED: [string, RegExp][] = [
  ['1bffffffffffffffff', /integer out of range/],
  ['c249010000000000000000', /tag/],
  ['3bffffffffffffffff', /integer out of range/],
  ['f97c00', /not finite/],
  ['f97e00', /not finite/],
  ['faff800000', /not finite/],
  ['f7', /simple value/],
  ['f0', /simple value/],
  ['f8ff', /simple value/],
  ['c11a514b67b0', /tag/],
  ['a201020304', /key is not text/],
  ['5f42010243030405ff', /indefinite/],
  ['9fff', /indefinite/],
  ['bf61610161629f0203ffff', /indefinite/],
  ['a2616101616102', /duplicate key/],
  ['ff', /simple value/],
  ['61ff', /bad UTF-8/],
  ['818181818181818100', /too deep/],
  ['8181818181818100', /too deep/],
  ['', /ends early/],
  ['19', /ends early/],
  ['1900', /ends early/],
  ['42ff', /ends early/],
  ['9affffffff00', /ends early/],
  ['0000', /trailing/],
];

// Appendix F of the RFC counts these heads as not well-formed.
for (const major of [0, 1, 2, 3, 4, 5, 6, 7])
  for (const info of [28, 29, 30])
    REFUSED.push([((major << 5) | info).toString(16).padStart(2, '0'), /reserved|tag|simple/]);

describe('decodeCbor', () => {
  it.each(EXAMPLES)('reads %s', (digits, value) => {
    expect(decodeCbor(hex(digits))).toStrictEqual(value);
  });

  it.each(REFUSED)('refuses %s', (digits, problem) => {
    expect(() => decodeCbor(hex(digits))).toThrow(problem);
    expect(() => decodeCbor(hex(digits))).toThrow(CborError);
  });

  it('keeps a byte order mark', () => {
    expect(decodeCbor(hex('64efbbbf61'))).toBe('\ufeffa');
  });

  it('goes six containers deep', () => {
    expect(decodeCbor(hex('81818181818100'))).toStrictEqual([[[[[[0]]]]]]);
  });

  it('bounds the number of items', () => {
    expect(decodeCbor(hex('820000'), { items: 3 })).toStrictEqual([0, 0]);
    expect(() => decodeCbor(hex('820000'), { items: 2 })).toThrow(/too many items/);
  });

  it('reads from the middle of a larger buffer', () => {
    expect(decodeCbor(hex('ff8101ff').subarray(1, 3))).toStrictEqual([1]);
  });

  it('gives byte strings as views', () => {
    const input = hex('42aabb');
    const value = decodeCbor(input);
    expect(value).toBeInstanceOf(Uint8Array);
    expect((value as Uint8Array).buffer).toBe(input.buffer);
  });

  it('accepts nothing that a second implementation reads otherwise', () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.maxSafeInteger(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.string({ unit: 'binary', maxLength: 8 }),
        fc.uint8Array({ maxLength: 8 }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 4 }),
      ),
    })).value as fc.Arbitrary<Parameters<typeof encodeCbor>[0]>;
    fc.assert(
      fc.property(value, fc.array(arbitraryMutation, { maxLength: 3 }), (input, mutations) => {
        const octets = mutations.reduce((octets, mutate) => mutate(octets), encodeCbor(input));
        let read: CborValue;
        try {
          read = decodeCbor(octets);
        } catch (error) {
          expect(error).toBeInstanceOf(CborError);
          return;
        }
        expect(read).toStrictEqual(
          decode(octets, { useMaps: true, rejectDuplicateMapKeys: true, allowIndefinite: false }),
        );
      }),
      { numRuns: 1500 },
    );
  });
});
