import {
  PROCESS_CAPTURED,
  PROCESS_REFUSED,
  type ProcessCaptured,
  type ProcessRefused,
} from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { captureSamples } from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postCapture, samplesOf, sealedCapture, selfieSamples } from './capture.ts';
import { STRICT, testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const isCaptured = new Ajv2020().compile<ProcessCaptured>(PROCESS_CAPTURED);
const isRefused = new Ajv2020().compile<ProcessRefused>(PROCESS_REFUSED);

async function captured(response: Response): Promise<ProcessCaptured> {
  const body: unknown = await response.json();
  if (!isCaptured(body)) throw new Error(JSON.stringify([isCaptured.errors, body]).slice(0, 1000));
  expect(response.status).toBe(200);
  return body;
}

async function refused(response: Response): Promise<ProcessRefused> {
  const body: unknown = await response.json();
  if (!isRefused(body)) throw new Error(JSON.stringify([isRefused.errors, body]).slice(0, 1000));
  expect(response.status).toBe(400);
  return body;
}

const picture = (base64 = '') => sharp(Buffer.from(base64, 'base64'));

describe('a bona fide capture', () => {
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

  it('is answered with what was found and a template of the whole selfie', async () => {
    const issuedAt = Date.now() - 500;
    const samples = await selfieSamples(issuedAt - 250);
    const blob = await sealedCapture(server.url, { issuedAt, samples });
    const response = await postCapture(server.url, blob);
    const body = await captured(response);

    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('x-request-id')).toBe(body.refid);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(body.upload_ts).toBeGreaterThanOrEqual(500);
    expect(body.upload_ts).toBeLessThan(20_000);
    expect(body.data).toMatchObject({
      width: 480,
      height: 640,
      resolution: '480x640x3',
      capture_date: new Date(issuedAt - 250).toISOString().replace('Z', ' +0000'),
      as_highest_security_level_reached: 'HIGHEST',
      as_threshold_applied: 'BALANCED_VERY_HIGH',
      quality: { eyes_status: 'OPEN', head_pose_check: true, qc_passed: true },
    });
    expect(body.data.spoof_score).toHaveLength(1);
    expect(Object.keys(body.data.templates ?? {})).toEqual(['JPEG']);
    expect('icao_data' in body).toBe(false);

    const template = picture(body.data.templates?.JPEG);
    expect(await template.metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    const sealed = await picture(Buffer.from(samples[0]?.data ?? []).toString('base64'))
      .raw()
      .toBuffer();
    const returned = await template.raw().toBuffer();
    const difference = returned.reduce((sum, v, i) => sum + Math.abs(v - (sealed[i] ?? 0)), 0);
    expect(difference / returned.length).toBeLessThan(2);
  });

  it('gets the templates and the base64 that it asked for', async () => {
    const options = {
      requiredTemplates: ['PNG', 'ISO_19794_5'],
      base64EncodingFlag: 'CRLF',
    } as const;
    const blob = await sealedCapture(server.url, {
      options: { ...options, requiredTemplates: [...options.requiredTemplates] },
    });
    const { data } = await captured(await postCapture(server.url, blob));
    expect(Object.keys(data.templates ?? {}).sort()).toEqual(['ISO_19794_5', 'PNG']);
    expect(data.templates?.PNG?.split('\r\n')[0]).toHaveLength(76);
    expect(await picture(data.templates?.PNG).metadata()).toMatchObject({
      format: 'png',
      width: 480,
    });
    const record = Buffer.from(data.templates?.ISO_19794_5 ?? '', 'base64');
    expect(record.subarray(0, 8).toString('hex')).toBe('4641430030313000');
    expect(record.readUInt32BE(8)).toBe(record.length);
  });

  it('carries no quality where none is wanted', async () => {
    for (const [enableQuality, present] of [
      ['False', false],
      ['false', false],
      ['True', true],
    ] as const) {
      const blob = await sealedCapture(server.url);
      const response = await postCapture(server.url, blob, { fields: { enableQuality } });
      expect('quality' in (await captured(response)).data).toBe(present);
    }
  });

  it('repeats the session under which its challenge was asked for', async () => {
    for (const header of ['requestID', 'X-Request-ID', 'LogAPISessionID']) {
      const headers = { [header]: 'session-7' };
      const blob = await sealedCapture(server.url, { headers });
      expect((await captured(await postCapture(server.url, blob))).sid).toBe('session-7');
    }
    const headers = { requestID: 'x'.repeat(129) };
    const blob = await sealedCapture(server.url, { headers });
    expect((await captured(await postCapture(server.url, blob))).sid).toBeUndefined();
  });

  it('is not judged where neither it nor the server asks for it', async () => {
    const blob = await sealedCapture(server.url, { options: { enableAs: false } });
    const { data } = await captured(await postCapture(server.url, blob));
    expect(data).toMatchObject({
      as_highest_security_level_reached: null,
      as_threshold_applied: null,
      spoof_score: [],
    });
  });

  it('may come without a context and in the field File', async () => {
    const samples = (await selfieSamples()).slice(0, 1);
    const form = new FormData();
    form.append('File', new Blob([await sealedCapture(server.url, { samples })]), 'bdata');
    const headers = { Referer: 'http://localhost:4200/page' };
    await fetch(`${server.url}/api/v1/process`, { method: 'POST', headers, body: form }).then(
      captured,
    );
  });

  it('leaves one line of log without its content', async () => {
    const blob = await sealedCapture(server.url);
    const headers = { LogAPITrigger: 'true', requestID: 'session-8' };
    const { refid, data } = await captured(await postCapture(server.url, blob, { headers }));
    const lines = server.log.filter((line) => line['refid'] === refid);
    expect(lines.map(({ msg }) => msg)).toEqual(['capture answered', 'access']);
    expect(lines[0]).toMatchObject({
      level: 30,
      requestID: 'session-8',
      answer: 'FEEDBACK_CAPTURED',
      reached: 'HIGHEST',
    });
    expect(lines[0]?.['capture']).toMatch(/^[0-9a-f]{32}$/);
    expect(lines[1]).toMatchObject({ level: 30, requestID: 'session-8', status: 200 });
    const text = JSON.stringify(server.log);
    expect(text).not.toContain(blob.slice(1000, 1060));
    expect(text).not.toContain(data.templates?.JPEG?.slice(2000, 2040));
    expect(text.length / server.log.length).toBeLessThan(1000);
  });
});

describe('a capture that does not reach the level', () => {
  let folder: TestFolder;
  let server: TestServer;

  beforeAll(async () => {
    folder = await testFolder(STRICT);
    server = await testServer(folder, { IWS_AS_FLOOR: 'MODERATE' });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  it('is refused with its picture, its quality and its score', async () => {
    const body = await refused(await postCapture(server.url, await sealedCapture(server.url)));
    expect(body).toMatchObject({
      code: 401,
      message: 'FEEDBACK_RETRY',
      description: 'Something is weird, please try again.',
      quality: true,
      data: { as_highest_security_level_reached: null, as_threshold_applied: 'BALANCED_VERY_HIGH' },
    });
    expect(body.spoof_score).toHaveLength(1);
    expect(await picture(body.data.image).metadata()).toMatchObject({ width: 480, height: 640 });
  });

  it('cannot wish the floor away', async () => {
    for (const options of [{ enableAs: false }, { asThreshold: 'LOW' as const }]) {
      const blob = await sealedCapture(server.url, { options });
      const body = await refused(await postCapture(server.url, blob));
      expect(body.data.as_threshold_applied).toBe('MODERATE');
    }
  });

  it('is refused as insecure when its samples show two moments', async () => {
    const [primary, context] = await selfieSamples();
    const other = await captureSamples({ person: 'other' });
    if (!primary || !context) throw new Error('two samples were expected');
    const samples = [primary, { ...context, data: Uint8Array.from(other.context.data) }];
    const blob = await sealedCapture(server.url, { samples });
    const body = await refused(await postCapture(server.url, blob));
    expect(body).toMatchObject({ message: 'FEEDBACK_RETRY_INSECURE', spoof_score: [] });
    expect('quality' in body).toBe(false);
  });
});

it('the calibration of the models tells a selfie from a photograph of one', async () => {
  const folder = await testFolder();
  const server = await testServer(folder, { IWS_CALIBRATION_FOLDER: '', IWS_AS_FLOOR: 'LOW' });
  const genuine = await captured(await postCapture(server.url, await sealedCapture(server.url)));
  expect(genuine.data.as_highest_security_level_reached).not.toBeNull();

  const samples = samplesOf(await captureSamples({ attack: true }), Date.now());
  const attack = await postCapture(server.url, await sealedCapture(server.url, { samples }));
  const { spoof_score } = await refused(attack);
  expect(spoof_score[0] ?? 0).toBeLessThan(genuine.data.spoof_score[0] ?? 0);
  await server.stop();
  folder.remove();
});
