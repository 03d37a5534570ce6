import { hostile, selfieJpeg } from '@iws/test-faces';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { JPEG_LIMITS, jpegFault } from './jpeg-structure.ts';

const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const FRAME = segment(0xc2, [8, 0, 64, 0, 64, 1, 1, 0x11, 0]);
/** Header, entropy-coded data with a stuffed octet and a restart. */
const SCAN = [...segment(0xda, [1, 1, 0, 1, 63, 0]), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4];

function segment(marker: number, content: readonly number[]): number[] {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...content];
}

const times = (count: number, octets: readonly number[]) =>
  Array.from({ length: count }, () => octets).flat();

const faultOf = (...parts: readonly (readonly number[])[]) =>
  jpegFault(Uint8Array.from([...START, ...parts.flat(), ...END]));

it('passes what encoders write', async () => {
  const selfie = sharp(await selfieJpeg({ width: 480 }));
  for (const options of [{}, { progressive: true }, { mozjpeg: true }, { optimiseScans: true }]) {
    expect(jpegFault(await selfie.clone().jpeg(options).toBuffer())).toBeNull();
    const inks = selfie.clone().toColourspace('cmyk').jpeg(options);
    expect(jpegFault(await inks.toBuffer())).toBeNull();
  }
});

it('bounds scans to the scan', () => {
  expect(faultOf(FRAME, times(JPEG_LIMITS.scans, SCAN))).toBeNull();
  expect(faultOf(FRAME, times(JPEG_LIMITS.scans + 1, SCAN))).toBe('too many scans');
});

it('bounds segments to the segment', () => {
  const text = segment(0xfe, []);
  expect(faultOf(times(JPEG_LIMITS.segments, text))).toBeNull();
  expect(faultOf(times(JPEG_LIMITS.segments + 1, text))).toBe('too many segments');
});

it('counts no scans of a thumbnail, nor what follows the picture', () => {
  const many = times(40, SCAN);
  expect(faultOf(segment(0xe1, [...START, ...FRAME, ...many, ...END]), FRAME, SCAN)).toBeNull();
  expect(faultOf(FRAME, SCAN, END, START, FRAME, many)).toBeNull();
});

it.each([
  ['octets before markers', [0, 7, 0xff, 0]],
  ['fill octets', [0xff, 0xff]],
  ['a length of 0', [0xff, 0xe0, 0, 0]],
  ['restarts', [0xff, 0xd0, 0xff, 0xd7]],
  ['a reserved marker that claims the rest', [0xff, 0x02, 0xff, 0xff]],
  ['another start of a picture in a segment', segment(0xe0, [...START])],
])('%s hide no scans', (_name, octets) => {
  const scans = times(JPEG_LIMITS.scans + 1, [...octets, ...SCAN]);
  expect(faultOf(FRAME, scans)).toBe('too many scans');
});

it('refuses what makes more of each octet', () => {
  for (const marker of [0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]) {
    expect(faultOf(segment(marker, [8, 0, 64, 0, 64, 1, 1, 0x11, 0]))).toBe('arithmetic coding');
  }
  const components = (count: number) =>
    segment(0xc0, [8, 0, 64, 0, 64, count, ...times(count, [1, 0x11, 0])]);
  expect(faultOf(components(4))).toBeNull();
  expect(faultOf(components(5))).toBe('too many components');
});

it('leaves a file that ends anywhere, or is none, to the decoder', async () => {
  const { data } = await hostile.make('progressive-jpeg');
  for (let length = 0; length < data.length; length += 97) {
    expect(jpegFault(data.subarray(0, length))).toBeNull();
  }
  for (const octets of [
    [],
    START,
    [...START, 0xff],
    [...START, 0xff, 0xda],
    [...START, 0xff, 0xc0],
  ])
    expect(jpegFault(Uint8Array.from(octets))).toBeNull();
});
