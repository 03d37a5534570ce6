import { describe, expect, it } from 'vitest';
import { encodeCbor } from './cbor-encode.ts';
import { encodeModelBundle, parseModelBundle } from './model-bundle.ts';
import type { BundledModel } from './model-bundle.ts';
import { WireFormatError } from './wire-format-error.ts';

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const ABC_SHA256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

const EMPTY: BundledModel = {
  name: 'empty',
  version: '1',
  sha256: EMPTY_SHA256,
  weights: new Uint8Array(),
};
const ABC: BundledModel = {
  name: 'abc',
  version: '2.1.0',
  sha256: ABC_SHA256,
  weights: new TextEncoder().encode('abc'),
};

const bundle = encodeModelBundle([EMPTY, ABC]);

describe('model bundle', () => {
  it('is read as it was written', async () => {
    expect(await parseModelBundle(bundle)).toEqual([EMPTY, ABC]);
  });

  it('is refused with any octet changed or left out', async () => {
    const models = JSON.stringify(await parseModelBundle(bundle));
    let accepted = 0;
    for (let i = 0; i < bundle.length; i++) {
      const changed = bundle.map((octet, at) => (at === i ? octet ^ 1 : octet));
      await parseModelBundle(changed).then(
        (read) => {
          // Names and versions are not part of a digest; weights are.
          accepted++;
          expect(read.map(({ weights }) => weights)).toEqual([EMPTY.weights, ABC.weights]);
          expect(JSON.stringify(read)).not.toBe(models);
        },
        (error: unknown) => expect(error).toBeInstanceOf(WireFormatError),
      );
      await expect(parseModelBundle(bundle.slice(0, i))).rejects.toThrow(WireFormatError);
    }
    expect(accepted).toBeLessThan(20);
  });

  it.each([
    ['no map', encodeCbor([])],
    ['another version', encodeCbor({ v: 2, models: [{ ...EMPTY }] })],
    ['no models', encodeCbor({ v: 1, models: [] })],
    ['a model without a name', encodeModelBundle([{ ...EMPTY, name: '' }])],
    ['a digest in capitals', encodeModelBundle([{ ...ABC, sha256: ABC_SHA256.toUpperCase() }])],
    ['the digest of another', encodeModelBundle([{ ...ABC, sha256: EMPTY_SHA256 }])],
    ['a name twice', encodeModelBundle([ABC, ABC])],
    ['weights as text', encodeCbor({ v: 1, models: [{ ...ABC, weights: 'abc' }] })],
  ])('is refused with %s', async (_, octets) => {
    await expect(parseModelBundle(octets)).rejects.toThrow(WireFormatError);
  });
});
