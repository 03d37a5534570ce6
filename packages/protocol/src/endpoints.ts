/** Paths on the wire, as the guide has them. */
export const ENDPOINTS = {
  models: '/api/v1/models',
  keySet: '/api/v1/pub_key',
  time: '/api/v1/time',
  process: '/api/v1/process',
  faceHealth: '/api/v1/face_health',
  healthz: '/healthz',
  readyz: '/readyz',
  metrics: '/metrics',
} as const;

/** Header names on the wire; requests may name their session in any of three. */
export const HEADERS = {
  requestId: 'X-Request-ID',
  sessionNames: ['requestID', 'X-Request-ID', 'LogAPISessionID'],
  logTrigger: 'LogAPITrigger',
} as const;
