import { deflateSync } from 'node:zlib';
import { jpegBomb, segment } from './jpeg-bomb.ts';
import { chunk } from './png-chunks.ts';
import { profileBomb, profileSegments } from './profile-bomb.ts';
import { scanBomb } from './scan-bomb.ts';

/*
 * Small files with few pixels, or no more than are allowed, that hold a decoder for seconds or minutes by something else.
 */

/** 800 scans over nearly 25 megapixels in 82 kB. */
export const manyScans = () => scanBomb(4992, 4976, 800);

/** 300,000 segments of one octet, each of which a decoder may want to keep. */
export const manySegments = () =>
  jpegBomb(480, 640, { before: Array<Buffer>(300_000).fill(segment(0xe1, [0])) });

/** A colour profile of 20,000 steps a pixel. */
export const heavyProfile = () =>
  jpegBomb(480, 640, { components: 3, before: profileSegments(profileBomb(20_000)) });

/** Puts so many texts behind the header of a PNG, each of 8 kB that become 8 MB. */
export function withInflatingTexts(png: Uint8Array, texts: number): Uint8Array {
  const inflating = deflateSync(Buffer.alloc(7_900_000, 'A'), { level: 9 });
  const chunks = Array.from({ length: texts }, (_, index) =>
    chunk('zTXt', Buffer.concat([Buffer.from(`text ${index}\0\0`), inflating])),
  );
  const [start, header] = [8, 25];
  return Buffer.concat([png.subarray(0, start + header), ...chunks, png.subarray(start + header)]);
}

/** One white pixel, lossless. */
const PIXEL = Buffer.from('5650384c110000002f000000000750c00216b0ff8188e87f0000', 'hex');

/** An animated WebP of one pixel with so many frames, 50 octets each. */
export function manyFrames(frames: number): Uint8Array<ArrayBuffer> {
  // Place and size are those of one pixel; a frame lasts one millisecond.
  const place = Buffer.alloc(16);
  place.writeUInt8(1, 12);
  const frame = riffChunk('ANMF', Buffer.concat([place, PIXEL]));
  const canvas = Buffer.alloc(10);
  canvas.writeUInt8(2);
  const chunks = [riffChunk('VP8X', canvas), riffChunk('ANIM', Buffer.alloc(6))];
  const all = [...chunks, ...Array<Buffer>(frames).fill(frame)];
  return new Uint8Array(riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...all])));
}

function riffChunk(name: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
