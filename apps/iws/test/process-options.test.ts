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

describe('the background', () => {
  const corner = async (base64?: string) => {
    const { data } = await picture(base64)
      .extract({ left: 2, top: 2, width: 12, height: 12 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [0, 1, 2].map((c) =>
      Math.round(data.filter((_, i) => i % 3 === c).reduce((a, b) => a + b, 0) / 144),
    );
  };
  const face = async (base64?: string) =>
    picture(base64).extract({ left: 200, top: 260, width: 80, height: 100 }).raw().toBuffer();

  it('stays as it is, becomes a colour, or its own average', async () => {
    const base64EncodingFlag = 'NO_WRAP' as const;
    const plain = await send({ base64EncodingFlag, backgroundColor: '#00ff00' });
    const green = await send({
      base64EncodingFlag,
      enableBackgroundRemoval: true,
      backgroundColor: '#00Ff00',
      enableICAOChecks: true,
    });
    const average = await send({ base64EncodingFlag, enableBackgroundRemoval: true });
    const [before, after] = [
      await corner(plain.data.templates?.JPEG),
      await corner(green.data.templates?.JPEG),
    ];
    expect(after[0]).toBeLessThan(12);
    expect(after[1]).toBeGreaterThan(243);
    expect(after[2]).toBeLessThan(12);
    expect(before).not.toEqual(after);
    const [inPortrait, ,] = await corner(green.icao_data?.templates?.JPEG);
    expect(inPortrait).toBeLessThan(12);
    const [red = 0, greenPart = 0] = await corner(average.data.templates?.JPEG);
    expect(Math.abs(red - greenPart)).toBeLessThan(90);
    // The person is left alone.
    const [a, b] = [await face(plain.data.templates?.JPEG), await face(green.data.templates?.JPEG)];
    const difference =
      a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
    expect(difference).toBeLessThan(3);
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
  expect(Object.keys(debug.stages ?? {})).toEqual(
    expect.arrayContaining(['open', 'decode', 'detect', 'quality', 'pad', 'icao', 'template']),
  );
});

it('debug says where the face is, in pixels of the picture that is returned', async () => {
  const { debug, data } = await send({ base64EncodingFlag: 'NO_WRAP' });
  const { box, landmarks = [] } = debug.face ?? {};
  expect(landmarks).toHaveLength(468);
  const [noseX = 0, noseY = 0] = landmarks[1] ?? [];
  expect(noseX).toBeGreaterThan(box?.x ?? 480);
  expect(noseX).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0));
  expect(noseY).toBeGreaterThan(box?.y ?? 640);
  expect(noseY).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0));
  // The eyes are where the landmarks say: darker than the cheeks below them.
  const grey = await picture(data.templates?.JPEG).greyscale().raw().toBuffer();
  const mean = ([x = 0, y = 0]: readonly number[], below: number) => {
    let sum = 0;
    for (let dy = -3; dy <= 3; dy += 1)
      for (let dx = -3; dx <= 3; dx += 1)
        sum += grey[(Math.round(y) + below + dy) * 480 + Math.round(x) + dx] ?? 0;
    return sum / 49;
  };
  const middle = (a: readonly number[] = [], b: readonly number[] = []) =>
    [0, 1].map((at) => ((a[at] ?? 0) + (b[at] ?? 0)) / 2);
  for (const [outer, inner] of [
    [33, 133],
    [263, 362],
  ] as const) {
    const eye = middle(landmarks[outer], landmarks[inner]);
    expect(mean(eye, 0)).toBeLessThan(mean(eye, 45));
  }
});

it('debug says which rules for portraits hold, where they are asked for', async () => {
  const { debug, icao_data } = await send({ enableICAOChecks: true });
  const rules = debug.icao_rules ?? [];
  const nose = rules.find(({ field }) => field === 'nose_visibility');
  expect(nose).toEqual({
    field: 'nose_visibility',
    above: 45,
    holds: Number(icao_data?.nose_visibility) > 45,
  });
  const failed = rules.some(({ holds }) => holds === false);
  expect(icao_data?.is_compliant === false).toBe(failed);
  expect('icao_rules' in (await send({})).debug).toBe(false);
});
