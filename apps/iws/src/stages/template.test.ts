import { selfieImage } from '@iws/test-faces';
import { BASE64_FLAGS } from '@iws/protocol';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { base64 } from './base64.ts';
import { faceImageRecord } from './iso-19794-5.ts';
import { makeTemplates } from './template.ts';

describe('base64', () => {
  const octets = Uint8Array.from({ length: 115 }, (_, index) => (index * 251 + 3) % 256);
  const plain = Buffer.from(octets).toString('base64');
  const [first, rest] = [plain.slice(0, 76), plain.slice(76)];

  it('writes the flavours as Android does', () => {
    expect(rest.endsWith('==')).toBe(true);
    expect(base64(octets, 'NO_WRAP')).toBe(plain);
    expect(base64(octets, 'DEFAULT')).toBe(
      `${first}\n${rest.slice(0, 76)}\n${rest.slice(76)}${rest.length > 76 ? '\n' : ''}`,
    );
    expect(base64(octets, 'CRLF')).toBe(base64(octets, 'DEFAULT').replaceAll('\n', '\r\n'));
    expect(base64(octets, 'NO_CLOSE')).toBe(base64(octets, 'DEFAULT'));
    expect(base64(octets, 'NO_PADDING').replaceAll('\n', '')).toBe(plain.replace(/=+$/, ''));
    expect(base64(octets, 'URL_SAFE')).not.toMatch(/[+/]/);
  });

  it.each(BASE64_FLAGS)('%s can be read back', (flag) => {
    for (const length of [0, 1, 57, 58, 114, 115]) {
      const text = base64(octets.subarray(0, length), flag);
      expect([...Buffer.from(text, 'base64')]).toEqual([...octets.subarray(0, length)]);
    }
  });
});

it('a face image record has the octets of ISO/IEC 19794-5:2005', () => {
  const record = faceImageRecord(new Uint8Array(91_802).fill(0xff), 480, 640);
  // The published example of the product guide, its one transcription error corrected.
  const start = 'RkFDADAxMAAAAWbIAAEAAWa6AAAAAAAAAAAAAQAAAAAAAAAAAeACgAECAAAAAP';
  expect(Buffer.from(record).toString('base64').slice(0, start.length)).toBe(start);
  expect(record.length).toBe(91_848);
});

it('templates are 480×640 pictures of the pixels, without metadata', async () => {
  const image = await selfieImage({ width: 480 });
  const templates = await makeTemplates(image, ['JPEG', 'PNG', 'ISO_19794_5'], 'NO_WRAP');
  const record = Buffer.from(templates.ISO_19794_5 ?? '', 'base64');
  expect(record.subarray(46).toString('base64')).toBe(templates.JPEG);
  for (const [format, limit] of [
    ['JPEG', 2],
    ['PNG', 0],
  ] as const) {
    const file = sharp(Buffer.from(templates[format] ?? '', 'base64'));
    expect(await file.metadata()).toMatchObject({
      format: format.toLowerCase(),
      width: 480,
      height: 640,
    });
    expect((await file.metadata()).exif).toBeUndefined();
    const pixels = await file.raw().toBuffer();
    const difference = pixels.reduce((sum, v, i) => sum + Math.abs(v - (image.data[i] ?? 0)), 0);
    expect(difference / pixels.length).toBeLessThanOrEqual(limit);
  }
  expect(Object.keys(await makeTemplates(image, ['PNG'], 'DEFAULT'))).toEqual(['PNG']);
});
