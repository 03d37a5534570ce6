import { crc32 } from 'node:zlib';
import { comparisonScore, examineFace, type FaceFeatures } from '@iws/face-core';
import { selfieImage } from '@iws/test-faces';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadExaminer } from '../pool/examiner.ts';
import { decodeIdentyType1, encodeIdentyType1, modelIdOf } from './identy-type-1.ts';

const ID = 'model/1.0.0/0123456789abcdef';

const vectors = fc
  .float32Array({ minLength: 1, maxLength: 600, noNaN: true, noDefaultInfinity: true })
  .filter((values) => values.some((value) => Math.abs(value) > 1e-30));

/** A template with something changed and a checksum that agrees with it. */
const altered = (change: (view: DataView, octets: Uint8Array) => void): Uint8Array => {
  const octets = encodeIdentyType1(Float32Array.of(1, -0.5, 0.25, 0), ID);
  const view = new DataView(octets.buffer);
  change(view, octets);
  view.setUint32(octets.length - 4, crc32(octets.subarray(0, -4)));
  return octets;
};

describe('encodeIdentyType1', () => {
  it('writes the octets that docs/formats.md names', () => {
    // The checksum as Python's zlib.crc32 gives it.
    const octets = encodeIdentyType1(Float32Array.of(-127, 64, 0.4), 'a/1');
    const expected = '4944454e5459' + '01' + '0001' + '0001' + '0003' + '03' + '612f31';
    expect(Buffer.from(octets).toString('hex')).toBe(`${expected}3f800000814000${'26c61285'}`);
  });

  it('begins as the product guide shows it, for 512 numbers', () => {
    const text = Buffer.from(encodeIdentyType1(new Float32Array(512).fill(1), ID)).toString(
      'base64',
    );
    expect(text.startsWith('SURFTlRZAQABAAECA')).toBe(true);
  });

  it.each<[string, FaceFeatures, string]>([
    ['no features', new Float32Array(), ID],
    ['too many features', new Float32Array(65_536).fill(1), ID],
    ['no direction', new Float32Array(4), ID],
    ['a number that is none', Float32Array.of(1, Number.NaN), ID],
    ['an infinite number', Float32Array.of(1, Number.POSITIVE_INFINITY), ID],
    ['an empty model id', Float32Array.of(1), ''],
    ['a long model id', Float32Array.of(1), 'x'.repeat(65)],
    ['a model id with a space', Float32Array.of(1), 'a b'],
  ])('refuses %s', (_name, features, id) => {
    expect(() => encodeIdentyType1(features, id)).toThrow(RangeError);
  });
});

describe('decodeIdentyType1', () => {
  it('reads what was written: the direction, to half a step, and the model', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const read = decodeIdentyType1(encodeIdentyType1(values, ID));
        if (!read.ok) throw new Error(read.fault);
        expect(read.content.modelId).toBe(ID);
        expect(Math.hypot(...read.content.features)).toBeCloseTo(1, 5);
        const largest = Math.max(...values.map(Math.abs));
        const written = Math.max(...read.content.features.map(Math.abs));
        read.content.features.forEach((value, index) => {
          const original = (values[index] ?? 0) / largest;
          expect(Math.abs(value / written - original)).toBeLessThan(0.51 / 127);
        });
      }),
    );
  });

  it('writes again, octet for octet, what it has read', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const read = decodeIdentyType1(encodeIdentyType1(values, ID));
        if (!read.ok) throw new Error(read.fault);
        const again = encodeIdentyType1(read.content.features, ID);
        const twice = decodeIdentyType1(again);
        expect(twice).toEqual(read);
      }),
    );
  });

  const whole = altered(() => 0);
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', new Uint8Array(), 'not an IDENTY template'],
    ['another magic', altered((v) => v.setUint8(5, 0x5a)), 'not an IDENTY template'],
    ['the magic alone', whole.subarray(0, 6), 'the lengths disagree'],
    ['type 2', altered((v) => v.setUint8(6, 2)), 'an unknown type or version'],
    ['version 2', altered((v) => v.setUint16(7, 2)), 'an unknown type or version'],
    ['another encoding', altered((v) => v.setUint16(9, 2)), 'an unknown type or version'],
    ['more dimensions', altered((v) => v.setUint16(11, 5)), 'the lengths disagree'],
    ['no dimensions', altered((v) => v.setUint16(11, 0)), 'the lengths disagree'],
    ['a longer model id', altered((v) => v.setUint8(13, 29)), 'the lengths disagree'],
    ['an octet less', whole.subarray(0, -1), 'the lengths disagree'],
    ['an octet more', Uint8Array.from([...whole, 0]), 'the lengths disagree'],
    [
      'a model id with a space',
      altered((v) => v.setUint8(14, 0x20)),
      'a model id of other characters',
    ],
    ['no scale', altered((v) => v.setFloat32(42, 0)), 'features that nobody wrote'],
    ['a negative scale', altered((v) => v.setFloat32(42, -1)), 'features that nobody wrote'],
    [
      'a scale that is no number',
      altered((v) => v.setFloat32(42, Number.NaN)),
      'features that nobody wrote',
    ],
    ['an infinite scale', altered((v) => v.setFloat32(42, Infinity)), 'features that nobody wrote'],
    ['nothing but zeros', altered((v) => v.setUint32(46, 0)), 'features that nobody wrote'],
    ['-128', altered((v) => v.setInt8(46, -128)), 'features that nobody wrote'],
    [
      'less than the scale allows',
      altered((v) => v.setInt8(46, 126)),
      'features that nobody wrote',
    ],
  ];

  it.each(cases)('refuses %s', (_name, octets, fault) => {
    expect(decodeIdentyType1(octets)).toEqual({ ok: false, fault });
  });

  it('refuses every template of which one bit differs', () => {
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const octets = Uint8Array.from(whole);
      octets[bit >> 3] = (octets[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeIdentyType1(octets).ok).toBe(false);
    }
  });

  it('answers any octets with data', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(60), (octets, at) => {
        const spliced = Uint8Array.from([...whole.subarray(0, at), ...octets]);
        for (const input of [octets, spliced]) decodeIdentyType1(input);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('templates of real features', () => {
  const features: FaceFeatures[] = [];

  beforeAll(async () => {
    const { models, calibration } = await loadExaminer({
      provider: 'cpu',
      calibrationFolder: null,
      modelSet: 'default',
      modelPacks: [],
      templateRecipient: null,
    });
    const views = [{}, { zoom: 1.15 }, { roll: 8 }, { width: 480, shiftX: 0.05 }];
    for (const person of ['subject', 'other', 'third'] as const) {
      for (const view of views) {
        const image = await selfieImage({ ...view, person });
        const examination = await examineFace({ primary: { image } }, models, calibration, {
          clock: () => performance.now(),
          pad: false,
          quality: false,
        });
        if (examination.outcome !== 'examined' || !examination.face.features)
          throw new Error(`no features of ${person}`);
        features.push(examination.face.features);
      }
    }
  });

  it('compare as the features do: within 0.5 % of the range, and of the score of one person', () => {
    const read = features.map((values) => {
      const template = decodeIdentyType1(encodeIdentyType1(values, ID));
      if (!template.ok) throw new Error(template.fault);
      return template.content.features;
    });
    let [pairs, ofOnePerson] = [0, 0];
    features.forEach((probe, i) => {
      features.slice(0, i).forEach((reference, j) => {
        const exact = comparisonScore(probe, reference);
        const [a, b] = [read[i], read[j]];
        if (!a || !b) throw new Error('unread');
        const difference = Math.abs(comparisonScore(a, b) - exact);
        pairs++;
        expect(difference).toBeLessThan(0.005);
        if (Math.floor(i / 4) !== Math.floor(j / 4)) return;
        ofOnePerson++;
        expect(difference / exact).toBeLessThan(0.005);
      });
    });
    expect([pairs, ofOnePerson]).toEqual([66, 18]);
  });

  it('are 567 octets long with the name of a model of the manifest', () => {
    const id = modelIdOf({ name: 'fr_feature', version: '1.0.0', sha256: 'ab'.repeat(32) });
    expect(id).toBe('fr_feature/1.0.0/abababababababab');
    const [first] = features;
    expect(encodeIdentyType1(first ?? new Float32Array(), id)).toHaveLength(567);
  });
});
