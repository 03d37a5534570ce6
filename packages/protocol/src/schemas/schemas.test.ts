import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ring } from '../../test/test-keys.ts';
import { publicKeySet } from '../open/key-ring.ts';
import { SERVER_ERRORS } from '../server-errors.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import { KEY_SET, SERVER_TIME } from './bootstrap.ts';
import { ERROR_BODY, errorBody } from './error-body.ts';
import { HEALTHZ, READYZ } from './health.ts';
import type { Readyz } from './health.ts';
import type { JsonSchema } from './json-schema.ts';
import { PROCESS_CAPTURED, PROCESS_FORM, PROCESS_REFUSED } from './process.ts';
import type { ProcessCaptured, ProcessRefused } from './process.ts';

const accepts = (schema: JsonSchema, value: unknown): boolean =>
  new Ajv2020({ strict: true }).compile(schema)(value);

const REFID = 'W-face-process-b0e4b3e1-56ae-4fbc-b241-323645ed23d1-1743773080405';

const CAPTURED: ProcessCaptured = {
  refid: REFID,
  code: 200,
  message: 'FEEDBACK_CAPTURED',
  upload_ts: -709,
  data: {
    bits_per_pixel: 8,
    capture_date: '2025-04-04T13:04:40.481 +0000',
    width: 480,
    channels: 3,
    height: 640,
    resolution: '480x640x3',
    as_highest_security_level_reached: 'HIGHEST',
    as_threshold_applied: 'BALANCED_VERY_HIGH',
    spoof_score: [0.9757902],
    quality: {
      eyes_status: 'OPEN',
      eyes_open_metric: 59.93526,
      head_pose_check: true,
      quality_metric: 67.966354,
      qc_passed: true,
    },
    templates: { JPEG: '/9j/4AAQ', PNG: 'iVBORw0KG=' },
  },
  debug: {},
};

const REFUSED: ProcessRefused = {
  code: 401,
  message: 'FEEDBACK_RETRY',
  refid: REFID,
  description: 'Something is weird, please try again.',
  data: {
    image: '/9j/4',
    as_highest_security_level_reached: null,
    as_threshold_applied: 'BALANCED_VERY_HIGH',
  },
  quality: false,
  debug: {},
  spoof_score: [0],
};

const READY: Readyz = {
  status: 'ready',
  licence: { id: 'dev', domains: ['localhost'], expiresAt: '2027-01-01T00:00:00Z' },
  models: [{ name: 'fr_detect', version: '1', sha256: '0'.repeat(64) }],
  modelSet: 'clear',
  unavailable: ['presentation-attack-detection', 'eyes'],
  pool: { workers: 2, queued: 0, capacity: 16 },
  executionProvider: 'cpu',
  replayStore: { kind: 'redis', state: 'ready' },
};

const data = (changes: object) => ({ ...CAPTURED, data: { ...CAPTURED.data, ...changes } });

describe('schemas', () => {
  it.each<[string, JsonSchema, unknown]>([
    ['captured', PROCESS_CAPTURED, CAPTURED],
    [
      'captured without PAD',
      PROCESS_CAPTURED,
      data({ as_threshold_applied: null, spoof_score: [] }),
    ],
    ['captured without quality', PROCESS_CAPTURED, data({ quality: undefined })],
    ['captured in a session', PROCESS_CAPTURED, { ...CAPTURED, sid: 'session-1' }],
    ['refused', PROCESS_REFUSED, REFUSED],
    ['refused feed', PROCESS_REFUSED, { ...REFUSED, message: 'FEEDBACK_RETRY_INSECURE' }],
    ['empty form', PROCESS_FORM, {}],
    ['form', PROCESS_FORM, { enableQuality: 'true', somethingElse: 'x' }],
    ['form, capitals', PROCESS_FORM, { enableQuality: 'False' }],
    ['time', SERVER_TIME, { time: 1, challenge: 'a.b.c', expiresAt: 2, kid: 'k' }],
    ['key set', KEY_SET, publicKeySet(ring)],
    ['health', HEALTHZ, { status: 'ok' }],
    ['ready', READYZ, READY],
    ['starting', READYZ, { ...READY, status: 'starting', licence: null, executionProvider: null }],
  ])('accept: %s', (_, schema, value) => {
    expect(accepts(schema, JSON.parse(JSON.stringify(value)))).toBe(true);
  });

  it.each<[string, JsonSchema, unknown]>([
    ['an impossible score', PROCESS_CAPTURED, data({ spoof_score: [1.1] })],
    ['an unknown level', PROCESS_CAPTURED, data({ as_threshold_applied: 'NONE' })],
    ['an unknown template', PROCESS_CAPTURED, data({ templates: { BMP: 'x' } })],
    ['a member that is not ours', PROCESS_CAPTURED, data({ features: [1, 2] })],
    ['a date in another form', PROCESS_CAPTURED, data({ capture_date: '2025-04-04T13:04:40Z' })],
    ['a refid of another kind', PROCESS_CAPTURED, { ...CAPTURED, refid: 'x' }],
    ['a session id with a space', PROCESS_CAPTURED, { ...CAPTURED, sid: 'a b' }],
    ['a refusal without a picture', PROCESS_REFUSED, { ...REFUSED, data: {} }],
    ['a refusal of another name', PROCESS_REFUSED, { ...REFUSED, message: 'RETRY' }],
    ['a form that is neither true nor false', PROCESS_FORM, { enableQuality: 'yes' }],
    ['a private key in the key set', KEY_SET, { keys: [ring.keys[0]?.privateJwk] }],
    [
      'an error that is not in the table',
      ERROR_BODY,
      { ...errorBody('ERROR_SERVER_BUSY', REFID), code: 1 },
    ],
  ])('refuse: %s', (_, schema, value) => {
    expect(accepts(schema, JSON.parse(JSON.stringify(value)))).toBe(false);
  });

  it.each(Object.keys(SERVER_ERRORS) as ServerErrorCase[])('accept the body of %s', (error) => {
    const body = errorBody(error, REFID);
    expect(accepts(ERROR_BODY, body)).toBe(true);
    expect(body).toMatchObject({
      code: SERVER_ERRORS[error].code,
      message: SERVER_ERRORS[error].name,
    });
    expect(errorBody(error, REFID, 'other words').description).toBe('other words');
  });
});
