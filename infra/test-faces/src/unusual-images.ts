import { deflateSync } from 'node:zlib';
import { pngFile } from './png-chunks.ts';
import { toSharp, type RgbImage } from './rgb-image.ts';

/** Four inks, as a print shop's program writes it. */
export async function cmykJpeg(image: RgbImage): Promise<Uint8Array> {
  return new Uint8Array(await toSharp(image).toColourspace('cmyk').jpeg().toBuffer());
}

/** RGB with 16 bits a channel: each level v becomes v * 257. */
export function sixteenBitPng({ width, height, data }: RgbImage): Uint8Array {
  const rowLength = width * 3;
  const rows = new Uint8Array(height * (1 + rowLength * 2));
  for (let row = 0, at = 0; row < height; row++) {
    at++; // filter byte 0
    for (let i = 0; i < rowLength; i++) {
      const level = data[row * rowLength + i] ?? 0;
      rows[at++] = level;
      rows[at++] = level;
    }
  }
  return pngFile({ width, height, bitDepth: 16, colourType: 2 }, deflateSync(rows));
}

/** Lies on its side in the file; EXIF orientation 6 tells the reader to turn it clockwise. */
export async function rotatedBy90(image: RgbImage): Promise<Uint8Array> {
  const file = await toSharp(image).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  return new Uint8Array(file);
}
