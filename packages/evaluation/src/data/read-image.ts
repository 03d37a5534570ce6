import type { Image } from '@iws/face-core';
import sharp from 'sharp';

/**
 * Reads an image file, or its bytes, as sRGB pixels, upright by its EXIF orientation.
 *
 * @throws {Error} when it is not an image that can be decoded whole
 */
export async function readImage(path: string | Uint8Array): Promise<Image> {
  const { data, info } = await sharp(path, { failOn: 'error', autoOrient: true })
    .flatten()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3 && info.channels !== 4)
    throw new Error(`an image of ${info.channels} channels after conversion to sRGB`);
  return { width: info.width, height: info.height, channels: info.channels, data };
}
