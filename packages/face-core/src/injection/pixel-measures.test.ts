import { decodeImage, encodeJpeg, selfieImage } from '@iws/test-faces';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import {
  doubleCompression,
  FREQUENCIES,
  histogramsOf,
  magnitudesOf,
} from './double-compression.ts';
import { luminanceQuantisation } from './jpeg-quantisation.ts';
import { sensorNoise } from './sensor-noise.ts';

/** A camera's picture: turning and resampling removed what its own file's compression had left. */
let camera: Awaited<ReturnType<typeof decodeImage>>;

beforeAll(async () => {
  camera = await selfieImage();
});

const WHOLE = (image: Image) => ({ x: 0, y: 0, width: image.width, height: image.height });

describe('luminanceQuantisation', () => {
  it("finds the standard's table scaled by the quality", async () => {
    const steps = luminanceQuantisation(await encodeJpeg(camera, 50));
    // ITU-T T.81, table K.1 is quality 50: its first row and its last entry.
    expect([...(steps ?? []).slice(0, 8)]).toEqual([16, 11, 10, 16, 24, 40, 51, 61]);
    expect(steps?.[63]).toBe(99);
  });

  it('says nothing of other octets, and of a file cut anywhere', async () => {
    const jpeg = await encodeJpeg(camera, 50);
    const head = jpeg.subarray(0, 700);
    expect(luminanceQuantisation(new Uint8Array())).toBeNull();
    expect(luminanceQuantisation(new Uint8Array([0x89, 0x50, 0x4e, 0x47]))).toBeNull();
    for (let end = 0; end < head.length; end++) {
      const found = luminanceQuantisation(head.subarray(0, end));
      expect(found === null || found.length === 64).toBe(true);
    }
  });
});

describe('doubleCompression', () => {
  const measure = async (jpeg: Uint8Array) => {
    const steps = luminanceQuantisation(jpeg);
    return steps && doubleCompression(await decodeImage(jpeg), steps);
  };

  it('tells a picture that was a file before from one that was not', async () => {
    const once = await measure(await encodeJpeg(camera, 90));
    const file = await decodeImage(await encodeJpeg(camera, 75));
    const twice = await measure(await encodeJpeg(file, 90));
    expect(once).toBeLessThan(0.15);
    expect(twice).toBeGreaterThan(0.35);
  });

  it.each([3, 4] as const)(
    'counts coefficients as the standard defines them, of %d channels',
    (channels) => {
      // More blocks than are looked at, and columns that they do not divide evenly.
      const [width, height] = [8 * 101 + 5, 8 * 47 + 3];
      const data = new Uint8Array(width * height * channels);
      for (let i = 0; i < data.length; i++)
        data[i] = (Math.imul(i + 1, 2_654_435_761) >>> 24) % 251;
      const image: Image = { width, height, channels, data };
      const steps = Uint16Array.from({ length: 64 }, (_, i) => 3 + (i % 11));
      const wanted: number[] = [];
      // Every third of 4,747 blocks.
      for (let block = 0; block < 101 * 47; block += 3) {
        const [left, top] = [8 * (block % 101), 8 * Math.floor(block / 101)];
        for (const [u, v] of FREQUENCIES) {
          let sum = 0;
          for (let y = 0; y < 8; y++) {
            for (let x = 0; x < 8; x++) {
              const p = ((top + y) * width + left + x) * channels;
              const luma = 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
              const [along, down] = [(2 * x + 1) * u, (2 * y + 1) * v];
              sum += luma * Math.cos((along * Math.PI) / 16) * Math.cos((down * Math.PI) / 16);
            }
          }
          const norm = (u === 0 ? Math.SQRT1_2 : 1) * (v === 0 ? Math.SQRT1_2 : 1);
          wanted.push((sum * norm) / 4 / steps[8 * v + u]!);
        }
      }
      const found = magnitudesOf(image, steps);
      expect(found).toHaveLength(wanted.length);
      // Next to a half either whole number is right.
      for (const [i, value] of wanted.entries()) {
        expect(Math.abs(found[i]! - Math.abs(value))).toBeLessThan(0.5001);
      }
    },
  );

  it('counts how often each magnitude occurs, of each frequency by itself', () => {
    const [width, height] = [320, 240];
    const data = new Uint8Array(width * height * 3);
    for (let i = 0; i < data.length; i++) data[i] = (Math.imul(i + 1, 2_654_435_761) >>> 24) % 251;
    const image: Image = { width, height, channels: 3, data };
    // So fine that some magnitudes lie beyond the last bin.
    const steps = new Uint16Array(64).fill(1);
    const magnitudes = [...magnitudesOf(image, steps)];
    expect(Math.max(...magnitudes)).toBeGreaterThan(64);
    const found = histogramsOf(image, steps).map((counts) => [...counts]);
    expect(found).toEqual(
      FREQUENCIES.map((_, kind) =>
        Array.from(
          { length: 64 },
          (_, bin) =>
            magnitudes.filter((m, i) => i % FREQUENCIES.length === kind && m === bin).length,
        ),
      ),
    );
  });

  it('has no answer where there is nothing to count', () => {
    const grey: Image = { width: 64, height: 64, channels: 3, data: new Uint8Array(64 * 64 * 3) };
    expect(doubleCompression(grey, new Uint16Array(64).fill(2))).toBeNull();
    const tiny: Image = { ...grey, width: 4, height: 4, data: grey.data.subarray(0, 4 * 4 * 3) };
    expect(doubleCompression(tiny, new Uint16Array(64))).toBeNull();
  });

  it('refuses a picture whose sizes and data do not agree', () => {
    const cut: Image = { width: 4000, height: 4000, channels: 3, data: new Uint8Array(10) };
    expect(() => doubleCompression(cut, new Uint16Array(64))).toThrow(RangeError);
  });
});

describe('sensorNoise', () => {
  const DEVIATION = 3;
  let seed = 1;
  const uniform = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const noisy: Image = {
    width: 128,
    height: 128,
    channels: 3,
    data: new Uint8Array(128 * 128 * 3).fill(128),
  };
  for (let i = 0; i < noisy.data.length; i += 3) {
    noisy.data.fill(Math.round(128 + DEVIATION * normal()), i, i + 3);
  }

  it('estimates the standard deviation that was added', () => {
    const found = sensorNoise(noisy, WHOLE(noisy)) ?? 0;
    // A quieter block's noise: a little below the mean of all.
    expect(found).toBeGreaterThan(0.8 * DEVIATION);
    expect(found).toBeLessThan(1.05 * DEVIATION);
  });

  it('is next to nothing in a smoothed picture, and unknown in a clipped one', async () => {
    const { width, height, data } = noisy;
    const smooth = await decodeImage(
      await sharp(data, { raw: { width, height, channels: 3 } })
        .blur(3)
        .png()
        .toBuffer(),
    );
    expect(sensorNoise(smooth, WHOLE(smooth)) ?? 1).toBeLessThan(0.1 * DEVIATION);
    const white = { ...noisy, data: new Uint8Array(data.length).fill(255) };
    expect(sensorNoise(white, WHOLE(white))).toBeNull();
  });

  it.each([3, 4] as const)('measures each block as Immerkær does, of %d channels', (channels) => {
    // So many blocks that only every second in both directions is looked at; one column of them is clipped.
    const [width, height] = [291, 285];
    const data = new Uint8Array(width * height * channels);
    for (let i = 0; i < data.length; i++) {
      data[i] = 60 + ((Math.imul(i + 1, 2_654_435_761) >>> 24) % 130);
      if (Math.floor(i / channels) % width === 81) data[i] = 255;
    }
    const image: Image = { width, height, channels, data };
    const luma = (x: number, y: number) => {
      const p = (y * width + x) * channels;
      return 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
    };
    const mask = [1, -2, 1];
    const noises: number[] = [];
    let clipped = 0;
    for (let top = 1; top + 8 < height; top += 16) {
      for (let left = 1; left + 8 < width; left += 16) {
        let sum = 0;
        let inside = true;
        for (let y = top; y < top + 8; y++) {
          for (let x = left; x < left + 8; x++) {
            inside &&= luma(x, y) >= 12 && luma(x, y) <= 243;
            let left = 0;
            for (const [j, down] of mask.entries()) {
              for (const [i, along] of mask.entries())
                left += down * along * luma(x + i - 1, y + j - 1);
            }
            sum += Math.abs(left);
          }
        }
        if (inside) noises.push((Math.sqrt(Math.PI / 2) / 6) * (sum / 64));
        else clipped++;
      }
    }
    expect(clipped).toBeGreaterThan(0);
    const wanted = noises.sort((a, b) => a - b)[Math.floor(0.2 * noises.length)]!;
    expect(sensorNoise(image, WHOLE(image))).toBeCloseTo(wanted, 9);
  });

  it('needs a region inside the picture', () => {
    expect(sensorNoise(camera, { x: -50, y: -50, width: 40, height: 40 })).toBeNull();
  });
});
