import { PROCESS_CAPTURED, type CaptureOptions, type ProcessCaptured } from '@iws/protocol';
import { captureSamples } from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reader } from './answers.ts';
import { postCapture, samplesOf, sealedCapture, type CaptureChanges } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

/* What a capture asks the process endpoint for, beside the decision. */

const captured = reader<ProcessCaptured>(PROCESS_CAPTURED);
const picture = (base64 = '') => sharp(Buffer.from(base64, 'base64'));

let folder: TestFolder;
let server: TestServer;
beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const send = async (
  options: CaptureOptions,
  { fields = {}, ...changes }: CaptureChanges & { fields?: Record<string, string> } = {},
) =>
  captured(
    await postCapture(server.url, await sealedCapture(server.url, { ...changes, options }), {
      fields,
    }),
  );

describe('the face, cropped and upright', () => {
  it('has the eyes level and in their places', async () => {
    const { data } = await send({ base64EncodingFlag: 'NO_WRAP' });
    expect(await picture(data.aligned).metadata()).toMatchObject({
      format: 'jpeg',
      width: 240,
      height: 320,
    });
    // Eyes are darker than the cheeks below them.
    const grey = await picture(data.aligned).greyscale().raw().toBuffer();
    const mean = (x: number, y: number) => {
      let sum = 0;
      for (let dy = -4; dy < 4; dy += 1)
        for (let dx = -8; dx < 8; dx += 1) sum += grey[(y + dy) * 240 + x + dx] ?? 0;
      return sum / 128;
    };
    for (const x of [90, 150]) expect(mean(x, 144)).toBeLessThan(mean(x, 190));
  });

  it('is upright when the head is not', async () => {
    const level = await send({ base64EncodingFlag: 'NO_WRAP' });
    const samples = samplesOf(await captureSamples({ roll: 12 }), Date.now());
    const tilted = await send({ base64EncodingFlag: 'NO_WRAP' }, { samples });
    const pixels = async (base64?: string) =>
      picture(base64)
        .extract({ left: 60, top: 90, width: 120, height: 140 })
        .greyscale()
        .raw()
        .toBuffer();
    const [a, b] = [await pixels(level.data.aligned), await pixels(tilted.data.aligned)];
    const difference = a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0);
    expect(difference / a.length).toBeLessThan(15);
  });
});

describe('icao_data', () => {
  it('is given where the capture asks for it, with portraits in the formats that it names', async () => {
    const { icao_data, data } = await send({
      enableICAOChecks: true,
      requiredTemplates: ['JPEG', 'ISO_19794_5'],
      base64EncodingFlag: 'NO_WRAP',
    });
    expect(icao_data).toMatchObject({ multiple_faces: false });
    expect(icao_data?.over_exposure).toBeTypeOf('number');
    expect(icao_data?.nose_visibility).toBeGreaterThan(45);
    expect(icao_data?.under_exposure).toBeTypeOf('number');
    expect(Object.keys(icao_data?.templates ?? {}).sort()).toEqual(['ISO_19794_5', 'JPEG']);
    const portrait = picture(icao_data?.templates?.JPEG);
    expect(await portrait.metadata()).toMatchObject({ format: 'jpeg', width: 413, height: 531 });
    expect(icao_data?.templates?.JPEG).not.toBe(data.templates?.JPEG);
  });

  it.each([{}, { enableICAOChecks: false }])('is absent with %j', async (options) => {
    expect('icao_data' in (await send(options))).toBe(false);
  });
});

it('quality is absent when either the request or the capture does without', async () => {
  const has = async (options: CaptureOptions, enableQuality: string) =>
    'quality' in (await send(options, { fields: { enableQuality } })).data;
  expect(await has({}, 'true')).toBe(true);
  expect(await has({ returnQualityMetadata: true }, 'true')).toBe(true);
  expect(await has({ returnQualityMetadata: false }, 'true')).toBe(false);
  expect(await has({ returnQualityMetadata: true }, 'false')).toBe(false);
});

it('an empty list of templates is answered with none', async () => {
  const { data } = await send({ requiredTemplates: [] });
  expect(data.templates).toEqual({});
});

it('debug says where the time went', async () => {
  const { debug } = await send({ enableICAOChecks: true });
  const stages = debug['stages'] as Record<string, number>;
  expect(Object.keys(stages)).toEqual(
    expect.arrayContaining(['open', 'decode', 'detect', 'quality', 'pad', 'icao', 'template']),
  );
});
