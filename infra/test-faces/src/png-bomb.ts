import { once } from 'node:events';
import { createDeflate } from 'node:zlib';
import { pngFile } from './png-chunks.ts';

/** A PNG of one bit a pixel, all black: small to send, gigabytes once decoded to RGB. */
export async function pngBomb(width: number, height: number): Promise<Uint8Array> {
  const deflate = createDeflate({ level: 6 });
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const ended = once(deflate, 'end');
  // A row is its filter byte and the packed pixels; all of it is zero.
  const rows = 100;
  const block = Buffer.alloc((1 + Math.ceil(width / 8)) * rows);
  for (let row = 0; row < height; row += rows) {
    const count = Math.min(rows, height - row);
    const part = block.subarray(0, (block.length / rows) * count);
    if (!deflate.write(part)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return pngFile({ width, height, bitDepth: 1, colourType: 0 }, Buffer.concat(parts));
}
