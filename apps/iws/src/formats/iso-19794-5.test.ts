import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFaceImageRecord } from './read-iso-19794-5.ts';
import { faceImageRecord } from './write-iso-19794-5.ts';

/** Begins like a JPEG file; the reader looks no further. */
const picture = (length = 40) => {
  const octets = new Uint8Array(length).fill(0x5a);
  octets.set([0xff, 0xd8, 0xff]);
  return octets;
};

/** A record with something changed. */
const altered = (change: (view: DataView, record: Uint8Array) => void): Uint8Array => {
  const record = faceImageRecord(picture(), 480, 640);
  change(new DataView(record.buffer), record);
  return record;
};

/** A record of blocks that are given as they are. */
const recordOf = (...blocks: readonly Uint8Array[]): Uint8Array => {
  const record = Uint8Array.from(
    Buffer.concat([faceImageRecord(picture(), 1, 1).subarray(0, 14), ...blocks]),
  );
  const view = new DataView(record.buffer);
  view.setUint32(8, record.length);
  view.setUint16(12, blocks.length);
  return record;
};

const block = (width: number, height: number, featurePoints = 0): Uint8Array => {
  const plain = faceImageRecord(picture(), width, height).subarray(14);
  const points = new Uint8Array(featurePoints * 8).fill(1);
  const whole = Uint8Array.from(Buffer.concat([plain.subarray(0, 20), points, plain.subarray(20)]));
  const view = new DataView(whole.buffer);
  view.setUint32(0, whole.length);
  view.setUint16(4, featurePoints);
  return whole;
};

describe('faceImageRecord', () => {
  it('has the octets of ISO/IEC 19794-5:2005', () => {
    const record = faceImageRecord(new Uint8Array(91_802).fill(0xff), 480, 640);
    // The published example of the product guide, its one transcription error corrected.
    const start = 'RkFDADAxMAAAAWbIAAEAAWa6AAAAAAAAAAAAAQAAAAAAAAAAAeACgAECAAAAAP';
    expect(Buffer.from(record).toString('base64').slice(0, start.length)).toBe(start);
    expect(record.length).toBe(91_848);
  });

  it.each([0, -1, 1.5, 65_536, Number.NaN])('refuses a side of %d pixels', (side) => {
    expect(() => faceImageRecord(picture(), side, 1)).toThrow(RangeError);
    expect(() => faceImageRecord(picture(), 1, side)).toThrow(RangeError);
  });
});

describe('readFaceImageRecord', () => {
  it('reads what was written', () => {
    const side = fc.integer({ min: 1, max: 0xffff });
    fc.assert(
      fc.property(side, side, fc.uint8Array({ maxLength: 500 }), (width, height, rest) => {
        const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, ...rest]);
        expect(readFaceImageRecord(faceImageRecord(jpeg, width, height))).toEqual({
          ok: true,
          content: [{ width, height, jpeg }],
        });
      }),
    );
  });

  it('reads a record that lies inside other memory', () => {
    const record = faceImageRecord(picture(), 3, 4);
    const around = new Uint8Array(record.length + 9);
    around.set(record, 5);
    expect(readFaceImageRecord(around.subarray(5, 5 + record.length)).ok).toBe(true);
  });

  it('passes over feature points and reads every picture in its order', () => {
    const read = readFaceImageRecord(recordOf(block(1, 2, 3), block(3, 4), block(5, 6, 70)));
    expect(read).toEqual({
      ok: true,
      content: [
        { width: 1, height: 2, jpeg: picture() },
        { width: 3, height: 4, jpeg: picture() },
        { width: 5, height: 6, jpeg: picture() },
      ],
    });
  });

  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', new Uint8Array(), 'not a face image record'],
    ['a JPEG file', picture(), 'not a face image record'],
    ['a finger record', altered((_, r) => r.set([0x46, 0x49, 0x52])), 'not a face image record'],
    ['version 020', altered((_, r) => r.set([0x30, 0x32], 4)), 'not version 010'],
    ['only identifier and version', altered(() => 0).subarray(0, 8), 'the lengths disagree'],
    ['half a header', altered(() => 0).subarray(0, 13), 'the lengths disagree'],
    ['a length one too small', altered((v) => v.setUint32(8, 85)), 'the lengths disagree'],
    ['a length one too large', altered((v) => v.setUint32(8, 87)), 'the lengths disagree'],
    ['the largest length', altered((v) => v.setUint32(8, 0xffffffff)), 'the lengths disagree'],
    [
      'an octet more than it states',
      Uint8Array.from([...altered(() => 0), 0]),
      'the lengths disagree',
    ],
    ['no images', altered((v) => v.setUint16(12, 0)), 'no image'],
    ['more images than there are', altered((v) => v.setUint16(12, 2)), 'the lengths disagree'],
    ['65535 images of no length', recordOf(new Uint8Array(20)), 'the lengths disagree'],
    ['fewer images than there are', recordTail(), 'the lengths disagree'],
    ['a block beyond the record', altered((v) => v.setUint32(14, 73)), 'the lengths disagree'],
    ['a block of zero octets', altered((v) => v.setUint32(14, 0)), 'the lengths disagree'],
    [
      'a block that ends in its header',
      altered((v) => v.setUint32(14, 31)),
      'the lengths disagree',
    ],
    ['points beyond the block', altered((v) => v.setUint16(18, 0xffff)), 'the lengths disagree'],
    ['an unknown image type', altered((v) => v.setUint8(34, 3)), 'an unknown image type'],
    ['JPEG 2000', altered((v) => v.setUint8(35, 1)), 'JPEG 2000 is not read'],
    ['an unknown data type', altered((v) => v.setUint8(35, 2)), 'an unknown data type'],
    ['no width', altered((v) => v.setUint16(36, 0)), 'a side without pixels'],
    ['no height', altered((v) => v.setUint16(38, 0)), 'a side without pixels'],
    ['a PNG file inside', altered((_, r) => r.set([0x89, 0x50], 46)), 'not a JPEG picture'],
    ['no picture', faceImageRecord(new Uint8Array(), 1, 1), 'not a JPEG picture'],
  ];

  it.each(cases)('refuses %s', (_name, octets, fault) => {
    expect(readFaceImageRecord(octets)).toEqual({ ok: false, fault });
  });

  it('answers any octets with data, also those that begin like a record', () => {
    const valid = altered(() => 0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat(120), (octets, at) => {
        const spliced = Uint8Array.from([...valid.subarray(0, at), ...octets]);
        for (const input of [octets, spliced]) {
          const read = readFaceImageRecord(input);
          if (read.ok) expect(read.content.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** Two blocks where the header counts one. */
function recordTail(): Uint8Array {
  const record = recordOf(block(1, 1), block(1, 1));
  new DataView(record.buffer).setUint16(12, 1);
  return record;
}
