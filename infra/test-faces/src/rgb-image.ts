import { readFile } from 'node:fs/promises';
import sharp from 'sharp';

/**
 * Pixels in memory: 8 bits a channel, sRGB, row by row from the top left, R G B interleaved.
 * `data.length` is `width * height * 3`.
 */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** An image of one colour, each part 0 to 255. */
export function plainImage(
  width: number,
  height: number,
  [red, green, blue]: readonly [number, number, number],
): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) {
    data[i] = red;
    data[i + 1] = green;
    data[i + 2] = blue;
  }
  return { width, height, channels: 3, data };
}

/** Decodes any image file that sharp reads, turned upright as its EXIF orientation says. */
export async function decodeImage(file: string | Uint8Array): Promise<RgbImage> {
  // From memory: a server under test in this process lets sharp read nothing else.
  const { data, info } = await sharp(typeof file === 'string' ? await readFile(file) : file)
    .autoOrient()
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: 3,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

/** Gives the pixels to sharp, for an encoding or filter of the caller's choice. */
export function toSharp({ width, height, channels, data }: RgbImage) {
  return sharp(data, { raw: { width, height, channels } });
}

/** Encodes as baseline JPEG without metadata. `quality` is 1 to 100; 4:4:4 is never used, as in cameras. */
export async function encodeJpeg(image: RgbImage, quality = 92): Promise<Uint8Array> {
  return new Uint8Array(await toSharp(image).jpeg({ quality }).toBuffer());
}
