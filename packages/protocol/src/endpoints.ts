import type { RefidAction } from './refid.ts';

/** Paths on the wire, as the guide has them. */
export const ENDPOINTS = {
  models: '/api/v1/models',
  keySet: '/api/v1/pub_key',
  time: '/api/v1/time',
  process: '/api/v1/process',
  matchWithSelfie: '/api/v1/matchWithSelfie',
  matchWithPictureId: '/api/v1/matchWithPictureId',
  verifyWithPictureId: '/api/v1/verifyWithPictureId',
  generateTemplate: '/api/v1/face/generateTemplateFromImage',
  secureFaceAs: '/api/v1/secure/face/as',
  faceAs: '/api/v1/face/as',
  faceHealth: '/api/v1/face_health',
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
  openApi: '/openapi.json',
  docs: '/docs',
} as const;

/** A path, whatever its case and with or without a slash at its end: servers route them alike. */
const canonical = (path: string): string => path.toLowerCase().replace(/\/$/, '');

const PATHS: ReadonlyMap<string, string> = new Map(
  Object.values(ENDPOINTS).map((path) => [canonical(path), path]),
);

/** The path of ours that a request's path means; null: none. */
export const endpointOf = (path: string): string | null => PATHS.get(canonical(path)) ?? null;

const ACTIONS: ReadonlyMap<string, RefidAction> = new Map(
  (
    [
      [ENDPOINTS.matchWithSelfie, 'MATCH121'],
      [ENDPOINTS.matchWithPictureId, 'MATCH121'],
      [ENDPOINTS.verifyWithPictureId, 'VERIFY'],
      [ENDPOINTS.generateTemplate, 'GENERATE'],
      [ENDPOINTS.secureFaceAs, 'antispoof'],
      [ENDPOINTS.faceAs, 'antispoof'],
    ] as const
  ).map(([path, action]) => [canonical(path), action]),
);

/** The action in the refid of a request for this path; `process` for those that have none of their own. */
export const refidActionOf = (path: string): RefidAction =>
  ACTIONS.get(canonical(path)) ?? 'process';

/** Header names on the wire; requests may name their session in any of three. */
export const HEADERS = {
  requestId: 'X-Request-ID',
  sessionNames: ['requestID', 'X-Request-ID', 'LogAPISessionID'],
  /** Answers repeat the caller's name for its session in this one. */
  sessionEcho: 'requestID',
  logTrigger: 'LogAPITrigger',
  traceparent: 'traceparent',
} as const;
