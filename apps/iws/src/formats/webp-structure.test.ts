import { hostile } from '@iws/test-faces';
import { expect, it } from 'vitest';
import { hasTooManyChunks, WEBP_CHUNKS } from './webp-structure.ts';

/** A container with so many chunks of one octet and its padding. */
function container(chunks: number, behind = 0): Buffer {
  const one = Buffer.from([0x61, 0x62, 0x43, 0x64, 1, 0, 0, 0, 7, 0]);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + one.length * chunks, 4);
  return Buffer.concat([head, ...Array<Buffer>(chunks + behind).fill(one)]);
}

it('bounds chunks to the chunk', () => {
  expect(hasTooManyChunks(container(WEBP_CHUNKS))).toBe(false);
  expect(hasTooManyChunks(container(WEBP_CHUNKS + 1))).toBe(true);
});

it('does not count what follows the end that the file states', () => {
  expect(hasTooManyChunks(container(3, 2 * WEBP_CHUNKS))).toBe(false);
});

it('passes an ordinary animation, cut anywhere', async () => {
  const { data } = await hostile.make('animated-webp');
  for (let length = 0; length <= data.length; length += 33) {
    expect(hasTooManyChunks(data.subarray(0, length))).toBe(false);
  }
});
