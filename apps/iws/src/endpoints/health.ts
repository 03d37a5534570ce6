import { FACE_HEALTH_TEXT, type Healthz, type Readyz } from '@iws/protocol';
import type { RequestHandler } from 'express';

/** `GET /api/v1/face_health`: the process answers. */
export const faceHealth: RequestHandler = (_req, res) => {
  res.type('text/plain').send(FACE_HEALTH_TEXT);
};

/** `GET /healthz`: the process answers. */
export const healthz: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' } satisfies Healthz);
};

/** `GET /readyz`: whether captures are answered now, and with what; 503 while they are not. */
export const readyz =
  (readiness: () => Readyz): RequestHandler =>
  (_req, res) => {
    const state = readiness();
    res.status(state.status === 'ready' ? 200 : 503).json(state);
  };
