import type { Base64Flag, TemplateFormat } from '@iws/protocol';
import type { RgbImage } from './decode.ts';
import { selfieImage } from '@iws/test-faces';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jsonOctets } from '../formats/json-text.ts';
import { placed, templateWriter } from '../formats/write-template.ts';
import { makeTemplates as make } from './template.ts';

/** Templates in clear. */
const makeTemplates = async (
  image: RgbImage,
  formats: readonly TemplateFormat[],
  flag: Base64Flag,
): Promise<Partial<Record<TemplateFormat, string>>> => {
  const { clear = {} } = placed(await make(image, formats, templateWriter(flag, null)));
  return JSON.parse(Buffer.from(jsonOctets(clear)).toString()) as Record<TemplateFormat, string>;
};

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
