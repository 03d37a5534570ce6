import {
  ENDPOINTS,
  MATCH_WITH_SELFIE_ANSWER,
  PROCESS_CAPTURED,
  type MatchWithSelfieAnswer,
  type ProcessCaptured,
} from '@iws/protocol';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, postForm, postJson, reader, readiness } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

/*
 * IWS_MODEL_SET=clear: what it can answer it answers, with models and a calibration of its own; what it cannot is refused or null.
 */

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_MODEL_SET: 'clear', IWS_AS_FLOOR: 'client' });
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const selfieAnswer = reader<MatchWithSelfieAnswer>(MATCH_WITH_SELFIE_ANSWER);
const captured = reader<ProcessCaptured>(PROCESS_CAPTURED);

const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');
const picture = async (person: 'subject' | 'other', roll = 0) => ({
  template: base64(await selfieJpeg({ person, roll })),
  format: 'JPEG',
});

describe('the model set clear', () => {
  it('says in /readyz what it has and what it cannot find out', async () => {
    const state = await readiness(server.url);
    expect(state.modelSet).toBe('clear');
    expect(state.unavailable).toEqual(['presentation-attack-detection', 'eyes', 'visibility']);
    expect(state.models.map(({ name }) => name).sort()).toEqual([
      'blazeface_full',
      'blazeface_short',
      'dlib_resnet',
      'facemesh',
      'selfie_segmentation',
    ]);
  });

  it('gives browsers no other weights either', async () => {
    const octets = new Uint8Array(
      await (await fetch(`${server.url}${ENDPOINTS.models}`)).arrayBuffer(),
    );
    const text = Buffer.from(octets).toString('latin1');
    expect(text).toContain('facemesh');
    expect(text).not.toContain('fr_eye');
  });

  it('compares', async () => {
    const compare = async (a: object, b: object) => {
      const body = { image: a, imageToVerifyAgainst: b, level: 'MEDIUM' };
      const response = await postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, body);
      return (await selfieAnswer(response)).possibleMatch;
    };
    const one = await picture('subject');
    expect(await compare(one, await picture('subject', 5))).toBe(true);
    expect(await compare(one, await picture('other'))).toBe(false);
  }, 60_000);

  it('examines a capture that does not ask for liveness, and measures no eyes', async () => {
    const options = { enableAs: false, enableICAOChecks: true } as const;
    const blob = await sealedCapture(server.url, { options });
    const fields = { enableQuality: 'true' };
    const answer = await captured(await postCapture(server.url, blob, { fields }));
    expect(answer).toMatchObject({
      data: {
        as_threshold_applied: null,
        spoof_score: [],
        quality: { eyes_status: null, eyes_open_metric: null, qc_passed: false },
      },
      icao_data: { eyes_full_visibility: null, mouth_visibility: null },
    });
  }, 60_000);

  it('refuses whatever needs its liveness', async () => {
    const refused = ['ERROR_PAD_NOT_AVAILABLE', 607, 501];
    const words = async (response: Response) => {
      const [name, code, status] = await errorOf(response);
      return [name, code, status];
    };
    const capture = () => sealedCapture(server.url, { options: { asThreshold: 'LOW' } });
    expect(await words(await postCapture(server.url, await capture()))).toEqual(refused);
    const { template } = await picture('subject');
    const faceAs = `${server.url}${ENDPOINTS.faceAs}`;
    expect(await words(await postJson(faceAs, { image: template, threshold: 'LOW' }))).toEqual(
      refused,
    );
    const fields = { picID: template, template: 'JPEG', level: 'HIGH' };
    const verify = `${server.url}${ENDPOINTS.verifyWithPictureId}`;
    expect(await words(await postForm(verify, fields, await capture()))).toEqual(refused);
    const secure = `${server.url}${ENDPOINTS.secureFaceAs}`;
    expect(await words(await postForm(secure, {}, await capture()))).toEqual(refused);
  }, 60_000);
});
