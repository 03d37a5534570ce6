import sharp from 'sharp';
import { expect, test } from 'vitest';
import { hostile } from './index.ts';
import { jpegBomb } from './jpeg-bomb.ts';
import { profileBomb, profileSegments } from './profile-bomb.ts';
import { scanBomb } from './scan-bomb.ts';

const ALLOWED = new Set(['jpeg', 'png', 'webp']);

/** What a careful reader makes of a file: its upright size, or why it has none. */
async function read(data: Uint8Array): Promise<{ width: number; height: number }> {
  const options = { limitInputPixels: 25_000_000, failOn: 'error' } as const;
  const { format, width, height } = await sharp(data, options).metadata();
  if (!ALLOWED.has(format)) throw new Error(`not taken: ${format}`);
  if (width < 64 || height < 64) throw new Error('nobody fits on it');
  const { info } = await sharp(data, options)
    .autoOrient()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height };
}

test.each(hostile.names)(
  '%s does to a careful reader what it says',
  { timeout: 60_000 },
  async (name) => {
    const { data, expected, heavy } = await hostile.make(name);
    // What a reader has to do about these is not to give them to a decoder.
    if (heavy) return;
    const reading = read(data);
    if (expected === 'refused') await expect(reading).rejects.toThrow();
    else expect(await reading).toEqual({ width: 480, height: 640 });
  },
);

test('they are what their names say', { timeout: 60_000 }, async () => {
  const metadata = async (name: (typeof hostile.names)[number]) =>
    sharp((await hostile.make(name)).data, { limitInputPixels: false }).metadata();
  const bomb = await hostile.make('png-bomb');
  expect(bomb.data.length).toBeLessThan(500_000);
  expect(await metadata('png-bomb')).toMatchObject({ width: 50_000, height: 50_000 });
  expect((await hostile.make('large-12000x12000')).data.length).toBeLessThan(600_000);
  expect(await metadata('large-12000x12000')).toMatchObject({ width: 12_000, height: 12_000 });
  expect(await metadata('cmyk-jpeg')).toMatchObject({ space: 'cmyk', channels: 4 });
  expect(await metadata('16-bit-png')).toMatchObject({ depth: 'ushort', format: 'png' });
  expect(await metadata('animated-webp')).toMatchObject({ pages: 2, format: 'webp' });
  expect(await metadata('exif-rotated-jpeg')).toMatchObject({ orientation: 6, width: 640 });
  expect(await metadata('alpha-png')).toMatchObject({ hasAlpha: true });
  expect(await metadata('greyscale-jpeg')).toMatchObject({ channels: 1 });
  expect(await metadata('progressive-jpeg')).toMatchObject({ isProgressive: true });
  expect(await metadata('scan-bomb-jpeg')).toMatchObject({ width: 4992, isProgressive: true });
  expect(await metadata('frame-bomb-webp')).toMatchObject({ pages: 20_000, format: 'webp' });
  expect((await metadata('profile-bomb-jpeg')).icc).toHaveLength(160_292);
  expect(await metadata('segment-bomb-jpeg')).toMatchObject({ width: 480, height: 640 });
  expect(await metadata('single-pixel')).toMatchObject({ width: 1, height: 1 });
});

test('bombs of scans and of profiles are well-formed: smaller ones are decoded', async () => {
  const scans = sharp(scanBomb(128, 64, 30), { failOn: 'warning' }).raw();
  expect(new Set(await scans.toBuffer())).toEqual(new Set([128]));
  const before = profileSegments(profileBomb(3));
  const colours = jpegBomb(64, 48, { components: 3, before });
  expect(await sharp(colours, { failOn: 'warning' }).raw().toBuffer()).toHaveLength(64 * 48 * 3);
});

test('the large JPEG is whole: another of its kind is decoded by the strictest reader', async () => {
  const pixels = sharp(jpegBomb(64, 48), { failOn: 'warning' }).raw();
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([64, 48]);
  expect(new Set(data)).toEqual(new Set([128]));
  const cut = sharp(jpegBomb(64, 48).subarray(0, -14), { failOn: 'warning' });
  await expect(cut.raw().toBuffer()).rejects.toThrow();
});
