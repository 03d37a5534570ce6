import { hostile, selfieImage, type HostileName } from '@iws/test-faces';
import { SAMPLE_MEDIA_TYPES, type SampleMediaType } from '@iws/protocol';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { decodeImage, releasePixels, type RgbImage } from './decode.ts';

const isSampleType = (type: string): type is SampleMediaType =>
  (SAMPLE_MEDIA_TYPES as readonly string[]).includes(type);

it.each(hostile.names.map((name) => [name]))(
  '%s is read or refused',
  async (name: HostileName) => {
    const { mediaType, data, expected } = await hostile.make(name);
    // A picture of one pixel can be read; that nobody is on it is found out later.
    const readable = expected === 'readable' || name === 'single-pixel';
    const claims = isSampleType(mediaType) ? [mediaType] : SAMPLE_MEDIA_TYPES;
    for (const claim of claims) {
      const decoded = await decodeImage(data, claim);
      expect(decoded.outcome).toBe(readable ? 'decoded' : 'unreadable');
      if (decoded.outcome === 'decoded') {
        const { width, height, data: pixels } = decoded.image;
        expect(pixels.length).toBe(width * height * 3);
      }
    }
  },
  30_000,
);

it('gives upright sRGB pixels of what was encoded, whatever the file says it in', async () => {
  const { width, height, data } = await selfieImage({ width: 240 });
  const plain = sharp(data, { raw: { width, height, channels: 3 } });
  const onItsSide = sharp(data, { raw: { width, height, channels: 3 } }).rotate(270);
  const files: [string, SampleMediaType, Promise<Buffer>][] = [
    ['png', 'image/png', plain.clone().png().toBuffer()],
    ['webp', 'image/webp', plain.clone().webp({ quality: 95 }).toBuffer()],
    ['jpeg', 'image/jpeg', plain.clone().jpeg({ quality: 95 }).toBuffer()],
    [
      'turned',
      'image/jpeg',
      onItsSide.jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer(),
    ],
    ['alpha', 'image/png', plain.clone().ensureAlpha().png().toBuffer()],
    ['16 bits', 'image/png', plain.clone().toColourspace('rgb16').png().toBuffer()],
    ['cmyk', 'image/jpeg', plain.clone().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
  ];
  for (const [name, type, file] of files) {
    const decoded = await decodeImage(await file, type);
    if (decoded.outcome !== 'decoded') throw new Error(`${name}: ${JSON.stringify(decoded)}`);
    expect([name, decoded.image.width, decoded.image.height]).toEqual([name, width, height]);
    const difference = decoded.image.data.reduce(
      (sum, v, i) => sum + Math.abs(v - (data[i] ?? 0)),
      0,
    );
    // Inks cannot show every colour of a screen: CMYK comes back near, not the same.
    expect([name, difference / data.length < (name === 'cmyk' ? 20 : 3)]).toEqual([name, true]);
  }
});

it.each([
  ['scan-bomb-jpeg', 'image/jpeg', 'too many scans'],
  ['segment-bomb-jpeg', 'image/jpeg', 'too many segments'],
  ['profile-bomb-jpeg', 'image/jpeg', 'a profile of process elements'],
  ['frame-bomb-webp', 'image/webp', 'too many chunks'],
] as const)('refuses %s for its structure', async (name, type, reason) => {
  const { data } = await hostile.make(name);
  expect(await decodeImage(data, type)).toEqual({ outcome: 'unreadable', reason });
});

it('takes no file for what it is not', async () => {
  const { data } = await hostile.make('progressive-jpeg');
  for (const claim of ['image/png', 'image/webp'] as const) {
    expect(await decodeImage(data, claim)).toMatchObject({ outcome: 'unreadable' });
  }
});

it('makes a picture smaller that is longer than any sample may be', async () => {
  for (const [width, height, decodedWidth] of [
    [960, 1280, 960],
    [1500, 2000, 960],
  ] as const) {
    const { data } = await selfieImage({ width, height });
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(await decodeImage(jpeg, 'image/jpeg')).toMatchObject({
      image: { width: decodedWidth, height: 1280 },
    });
  }
});

it('lets go of the pixels of a decoded picture, and of nothing that shares its memory', async () => {
  const { width, height, data } = await selfieImage({ width: 240 });
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  const decoded = await decodeImage(png, 'image/png');
  if (decoded.outcome !== 'decoded') throw new Error(decoded.reason);
  const shared = new Uint8Array(8).subarray(0, 3);
  const part: RgbImage = { width: 1, height: 1, channels: 3, data: shared };
  releasePixels([decoded.image, part]);
  expect(decoded.image.data.byteLength).toBe(0);
  expect(decoded.image.data.buffer.byteLength).toBe(0);
  expect(shared.byteLength).toBe(3);
});
