import { hostile } from '@iws/test-faces';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { pictureChunks } from './png-structure.ts';

const png = async () => (await hostile.make('alpha-png')).data;

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

it('returns a picture that has nothing else as it is', async () => {
  const plain = pictureChunks(await png());
  expect(pictureChunks(plain)).toBe(plain);
});

it('leaves out what does not show, wherever it stands, and nothing else', async () => {
  const plain = Buffer.from(pictureChunks(await png()));
  const [header, end] = [8 + 25, plain.length - 12];
  const texts = ['tEXt', 'zTXt', 'iTXt', 'sPLT', 'fdAT', 'abCd'].map((type) =>
    chunk(type, Buffer.alloc(9)),
  );
  const file = Buffer.concat([
    plain.subarray(0, header),
    ...texts,
    plain.subarray(header, end),
    ...texts,
    plain.subarray(end),
  ]);
  expect(plain.equals(pictureChunks(file))).toBe(true);
  const turned = chunk('eXIf', Buffer.alloc(9));
  const kept = Buffer.concat([plain.subarray(0, header), turned, plain.subarray(header)]);
  expect(pictureChunks(kept)).toBe(kept);
});

it('takes the texts from the bomb of texts', async () => {
  const { data } = await hostile.make('text-bomb-png');
  const shown = Buffer.from(pictureChunks(data));
  expect(shown.length).toBeLessThan(data.length - 150_000);
  expect(shown.includes('zTXt')).toBe(false);
});

it('keeps the end of a file that ends early, for the decoder to refuse', async () => {
  const data = await png();
  for (let length = 0; length < data.length; length += 501) {
    const cut = data.subarray(0, length);
    expect(pictureChunks(cut).length).toBeLessThanOrEqual(length);
    if (length > 41) expect(pictureChunks(cut).at(-1)).toBe(cut.at(-1));
  }
});
