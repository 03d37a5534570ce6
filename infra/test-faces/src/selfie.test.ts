import { expect, test } from 'vitest';
import sharp from 'sharp';
import {
  captureSamples,
  decodeImage,
  emptyImage,
  groupJpeg,
  otherPersonImage,
  rephotographed,
  selfieImage,
  selfieJpeg,
  type RgbImage,
} from './index.ts';

/** Mean absolute difference of the levels, 0 to 255. */
function difference(a: RgbImage, b: RgbImage): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  return (
    a.data.reduce((sum, level, i) => sum + Math.abs(level - (b.data[i] ?? 0)), 0) / a.data.length
  );
}

/** Share of pixels with the colour of skin (a rule in YCbCr), 0 to 1. */
function skinShare({ data }: RgbImage): number {
  let skin = 0;
  for (let i = 0; i < data.length; i += 3) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
    const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
    if (cb > 77 && cb < 127 && cr > 137 && cr < 173) skin++;
  }
  return skin / (data.length / 3);
}

function middle(image: RgbImage): RgbImage {
  const width = image.width >> 2;
  const height = image.height >> 2;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from =
      ((row + ((image.height - height) >> 1)) * image.width + ((image.width - width) >> 1)) * 3;
    data.set(image.data.subarray(from, from + width * 3), row * width * 3);
  }
  return { width, height, channels: 3, data };
}

test('a selfie has the size asked for and the same pixels in every run', async () => {
  const image = await selfieImage({ width: 300, height: 400 });
  expect(image).toMatchObject({ width: 300, height: 400, channels: 3 });
  expect(image.data).toHaveLength(300 * 400 * 3);
  expect(difference(image, await selfieImage({ width: 300, height: 400 }))).toBe(0);
});

test.each(['subject', 'third'] as const)(
  '%s: a face fills the middle of the selfie',
  async (person) => {
    expect(skinShare(middle(await selfieImage({ person })))).toBeGreaterThan(0.6);
  },
);

test('the empty scene is no part of a selfie', async () => {
  const empty = await emptyImage({ width: 240 });
  expect([empty.width, empty.height]).toEqual([240, 320]);
  expect(difference(empty, await selfieImage({ width: 240 }))).toBeGreaterThan(30);
});

test('another person, another roll and another zoom give other pixels', async () => {
  const subject = await selfieImage({ width: 240 });
  expect(difference(subject, await otherPersonImage({ width: 240 }))).toBeGreaterThan(20);
  expect(difference(subject, await selfieImage({ width: 240, roll: 5 }))).toBeGreaterThan(5);
  expect(difference(subject, await selfieImage({ width: 240, zoom: 1.2 }))).toBeGreaterThan(5);
});

test('JPEG files keep the picture; a lower quality makes a smaller file', async () => {
  const fine = await selfieJpeg({ width: 480, quality: 95 });
  const coarse = await selfieJpeg({ width: 480, quality: 40 });
  expect(coarse.length).toBeLessThan(fine.length / 2);
  expect(difference(await decodeImage(fine), await selfieImage({ width: 480 }))).toBeLessThan(3);
});

test('the group is the whole photograph at the width asked for', async () => {
  const { width, height } = await sharp(await groupJpeg({ width: 960 })).metadata();
  expect({ width, height }).toEqual({ width: 960, height: 769 });
});

test('the samples of a capture have the sizes of the wire and their crop is where it says', async () => {
  const { primary, context, crop } = await captureSamples();
  const small = await decodeImage(primary.data);
  const whole = await decodeImage(context.data);
  expect([small.width, small.height]).toEqual([480, 640]);
  expect(Math.max(whole.width, whole.height)).toBe(1280);
  expect(crop.width * 4).toBe(crop.height * 3);
  const cropped = await sharp(context.data)
    .extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
    .resize(480, 640)
    .toBuffer();
  expect(difference(small, await decodeImage(cropped))).toBeLessThan(4);
});

test('an attack is darker around, smaller, and another picture for another seed', async () => {
  const selfie = await selfieImage({ width: 360 });
  const attack = await rephotographed(selfie);
  expect([attack.width, attack.height]).toEqual([360, 480]);
  expect(difference(selfie, attack)).toBeGreaterThan(30);
  const corner = attack.data.subarray(0, 3 * 40).reduce((sum, level) => sum + level, 0) / 120;
  expect(corner).toBeLessThan(80);
  expect(difference(attack, await rephotographed(selfie))).toBe(0);
  expect(difference(attack, await rephotographed(selfie, 2))).toBeGreaterThan(1);
});
