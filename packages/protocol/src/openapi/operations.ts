import { ENDPOINTS } from '../endpoints.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import type { ApiSchemaName } from './schemas.ts';

/** What a request or an answer carries, by media type. */
export type Content =
  | { readonly json: ApiSchemaName }
  | { readonly form: ApiSchemaName }
  | { readonly octets: string; readonly schema?: ApiSchemaName }
  | { readonly text: string };

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly tag: keyof typeof TAGS;
  readonly summary: string;
  readonly description: string;
  readonly request?: readonly Content[];
  readonly answer: Content;
  /** What HTTP 400 may carry beside an error: a capture that is not believed. */
  readonly refused?: ApiSchemaName;
  /** What 503 carries instead of an error. */
  readonly unready?: ApiSchemaName;
  /** Rows of the table of errors, beside those that every operation of its kind has. */
  readonly errors: readonly ServerErrorCase[];
}

export const TAGS = {
  bootstrap: 'What a browser needs before it can capture',
  capture: 'Sealed captures: opened by the server alone, each once',
  comparison: 'Is it the same person?',
  liveness: 'Is it a living person?',
  operation: 'For operators; may listen on a port of their own',
} as const;

/** What every capture can be refused with. */
const SEALED: readonly ServerErrorCase[] = [
  'ERROR_DECRYPTION_FAILED',
  'ERROR_REQUEST_EXPIRED',
  'ERROR_REQUEST_REPLAYED',
  'INVALID_IMAGE',
  'ERROR_WRONG_RESOLUTION',
  'ERROR_INVALID_IMAGE',
  'ERROR_PAD_NOT_AVAILABLE',
];
const COMPARED: readonly ServerErrorCase[] = [
  'ERROR_INVALID_MATCH_LEVEL',
  'ERROR_INVALID_FORMAT',
  'ERROR_INVALID_IMAGE',
  'FEEDBACK_MATCHING_ERROR',
];
const ONCE = 'A capture answers once: sent again, ERROR_REQUEST_REPLAYED.';

/** Every operation of the face web server. */
export const OPERATIONS: readonly Operation[] = [
  {
    id: 'models',
    method: 'post',
    path: ENDPOINTS.models,
    tag: 'bootstrap',
    summary: 'The models that run in the browser',
    description: 'Deterministic CBOR, to be handed to the SDK unchanged. No body is needed.',
    answer: { octets: 'application/octet-stream' },
    errors: [],
  },
  {
    id: 'getModels',
    method: 'get',
    path: ENDPOINTS.models,
    tag: 'bootstrap',
    summary: 'The models that run in the browser, with an entity tag',
    description: 'As with POST; `If-None-Match` is answered with 304 when nothing has changed.',
    answer: { octets: 'application/octet-stream' },
    errors: [],
  },
  {
    id: 'pubKey',
    method: 'post',
    path: ENDPOINTS.keySet,
    tag: 'bootstrap',
    summary: 'The keys to which captures are sealed',
    description: 'A JWK Set in UTF-8, as octets. No body is needed.',
    answer: { octets: 'application/octet-stream', schema: 'KeySet' },
    errors: [],
  },
  {
    id: 'getPubKey',
    method: 'get',
    path: ENDPOINTS.keySet,
    tag: 'bootstrap',
    summary: 'The keys to which captures are sealed',
    description: 'As with POST, for those who need no licensed domain: a proxy, a monitor.',
    answer: { octets: 'application/octet-stream', schema: 'KeySet' },
    errors: [],
  },
  {
    id: 'time',
    method: 'post',
    path: ENDPOINTS.time,
    tag: 'bootstrap',
    summary: "The server's clock, and a challenge for one capture",
    description: 'JSON in UTF-8, as octets. The challenge is bound to the origin that asks for it.',
    answer: { octets: 'application/octet-stream', schema: 'ServerTime' },
    errors: [],
  },
  {
    id: 'process',
    method: 'post',
    path: ENDPOINTS.process,
    tag: 'capture',
    summary: 'Examines a sealed capture and gives its templates',
    description: `Opens, refuses replays, looks for presentation attacks, assesses quality. ${ONCE}`,
    request: [{ form: 'ProcessForm' }],
    answer: { json: 'ProcessCaptured' },
    refused: 'ProcessRefused',
    errors: SEALED,
  },
  {
    id: 'verifyWithPictureId',
    method: 'post',
    path: ENDPOINTS.verifyWithPictureId,
    tag: 'capture',
    summary: 'Compares a sealed capture with the picture of an identity document',
    description: `Liveness first: a capture that is not believed is not compared. ${ONCE}`,
    request: [{ form: 'VerifyForm' }],
    answer: { json: 'VerifyWithPictureIdAnswer' },
    refused: 'ProcessRefused',
    errors: [...new Set([...SEALED, ...COMPARED, 'NO_TEMPLATES_SPECIFIED' as const])],
  },
  {
    id: 'secureFaceAs',
    method: 'post',
    path: ENDPOINTS.secureFaceAs,
    tag: 'liveness',
    summary: 'The liveness of a sealed capture',
    description: `A suspected attack is a result here and no error: \`is_spoof\`. ${ONCE}`,
    request: [{ form: 'SealedCaptureForm' }],
    answer: { json: 'FaceAsAnswer' },
    errors: SEALED,
  },
  {
    id: 'faceAs',
    method: 'post',
    path: ENDPOINTS.faceAs,
    tag: 'liveness',
    summary: 'The liveness of a picture of any source and size',
    description:
      'For backends: the picture was sealed by nobody, so nothing says where it is from.',
    request: [{ json: 'FaceAsRequest' }, { form: 'FaceAsRequest' }],
    answer: { json: 'FaceAsAnswer' },
    errors: [
      'ERROR_INVALID_AS_LEVEL',
      'ERROR_INVALID_FORMAT',
      'ERROR_INVALID_IMAGE',
      'ERROR_PAD_NOT_AVAILABLE',
    ],
  },
  {
    id: 'matchWithSelfie',
    method: 'post',
    path: ENDPOINTS.matchWithSelfie,
    tag: 'comparison',
    summary: 'Compares two selfies',
    description:
      'FEEDBACK_MATCHED says that they were compared; `possibleMatch` says whether they match.',
    request: [{ json: 'MatchRequest' }],
    answer: { json: 'MatchWithSelfieAnswer' },
    errors: COMPARED,
  },
  {
    id: 'matchWithPictureId',
    method: 'post',
    path: ENDPOINTS.matchWithPictureId,
    tag: 'comparison',
    summary: 'Compares a selfie with the picture of an identity document',
    description: 'As `matchWithSelfie`, with the levels of document pictures.',
    request: [{ json: 'MatchRequest' }],
    answer: { json: 'MatchWithPictureIdAnswer' },
    errors: COMPARED,
  },
  {
    id: 'generateTemplate',
    method: 'post',
    path: ENDPOINTS.generateTemplate,
    tag: 'comparison',
    summary: 'Makes a template of a picture of any source and size',
    description:
      'The template is compared in place of a picture later; `qualityMode` says what the picture must be like.',
    request: [{ json: 'GenerateTemplateRequest' }],
    answer: { json: 'GenerateTemplateAnswer' },
    errors: [
      'ERROR_INVALID_FORMAT',
      'ERROR_INVALID_IMAGE',
      'ERROR_MULTIPLE_FACES',
      'ERROR_POOR_ICAO_QUALITY',
    ],
  },
  {
    id: 'faceHealth',
    method: 'get',
    path: ENDPOINTS.faceHealth,
    tag: 'operation',
    summary: 'Whether the process answers',
    description: 'The text `OK`. Needs no licensed domain, and no access token.',
    answer: { text: 'OK' },
    errors: [],
  },
  {
    id: 'healthz',
    method: 'get',
    path: ENDPOINTS.healthz,
    tag: 'operation',
    summary: 'Whether the process answers',
    description: 'For liveness probes.',
    answer: { json: 'Healthz' },
    errors: [],
  },
  {
    id: 'readyz',
    method: 'get',
    path: ENDPOINTS.readyz,
    tag: 'operation',
    summary: 'Whether captures are answered now, and with what',
    description: 'For readiness probes: 503 while it starts or drains.',
    answer: { json: 'Readyz' },
    unready: 'Readyz',
    errors: [],
  },
  {
    id: 'openApi',
    method: 'get',
    path: ENDPOINTS.openApi,
    tag: 'operation',
    summary: 'This description',
    description: 'OpenAPI 3.1, made of the schemas that validate.',
    answer: { json: 'OpenApi' },
    errors: [],
  },
  {
    id: 'docs',
    method: 'get',
    path: ENDPOINTS.docs,
    tag: 'operation',
    summary: 'This description as a page to read',
    description: 'HTML without scripts.',
    answer: { octets: 'text/html' },
    errors: [],
  },
  {
    id: 'metrics',
    method: 'get',
    path: ENDPOINTS.metrics,
    tag: 'operation',
    summary: 'Metrics for Prometheus',
    description: 'Counters and histograms by endpoint and stage; nothing about a person.',
    answer: { text: '# TYPE iws_requests_total counter' },
    errors: [],
  },
];
