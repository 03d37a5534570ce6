import { ENDPOINTS, type Readyz } from '@iws/protocol';
import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import { faceAs } from '../endpoints/face-as.ts';
import { generateTemplate } from '../endpoints/generate-template.ts';
import { faceHealth, healthz, readyz } from '../endpoints/health.ts';
import { matchWithPictureId } from '../endpoints/match-with-picture-id.ts';
import { matchWithSelfie } from '../endpoints/match-with-selfie.ts';
import { metricsPage } from '../endpoints/metrics.ts';
import { models, type ModelBundle } from '../endpoints/models.ts';
import { processCapture } from '../endpoints/process.ts';
import { docs, docsStyle, openApi } from '../endpoints/openapi.ts';
import { pubKey } from '../endpoints/pub-key.ts';
import { secureFaceAs } from '../endpoints/secure-face-as.ts';
import { time } from '../endpoints/time.ts';
import { verifyWithPictureId } from '../endpoints/verify-with-picture-id.ts';
import type { ServerLicence } from '../licence/server-licence.ts';
import type { CaptureDeps } from '../stages/accept.ts';
import { accessCheck } from './access-check.ts';
import { domainCheck } from './domain-check.ts';
import { refuseThrown } from './refuse.ts';
import { securityHeaders } from './security-headers.ts';
import { beginTransaction } from './transaction.ts';

export interface AppDeps extends CaptureDeps {
  readonly logger: Logger;
  readonly licence: ServerLicence;
  /** What callers of the API have to bring; null: nothing. */
  readonly accessToken: string | null;
  readonly bundle: ModelBundle;
  readonly readiness: () => Readyz;
}

/** The API: what the client-server may reach. */
export function createApp(deps: AppDeps, { withAdmin }: { withAdmin: boolean }): Express {
  const app = bareApp(deps);
  if (withAdmin) app.use(adminRoutes(deps));
  app.use('/api', accessCheck(deps.accessToken));
  app.get(ENDPOINTS.openApi, openApi);
  app.get(ENDPOINTS.faceHealth, faceHealth);
  app.get(ENDPOINTS.models, models(deps.bundle));
  app.get(ENDPOINTS.keySet, pubKey(deps.keys));
  app.use('/api/v1', postsOnly(domainCheck(deps.licence)));
  app.post(ENDPOINTS.models, models(deps.bundle));
  app.post(ENDPOINTS.keySet, pubKey(deps.keys));
  app.post(ENDPOINTS.time, time({ keys: deps.keys, instance: deps.replays.instance }));
  app.post(ENDPOINTS.process, processCapture(deps));
  app.post(ENDPOINTS.matchWithSelfie, matchWithSelfie(deps));
  app.post(ENDPOINTS.matchWithPictureId, matchWithPictureId(deps));
  app.post(ENDPOINTS.verifyWithPictureId, verifyWithPictureId(deps));
  app.post(ENDPOINTS.generateTemplate, generateTemplate(deps));
  app.post(ENDPOINTS.secureFaceAs, secureFaceAs(deps));
  app.post(ENDPOINTS.faceAs, faceAs(deps));
  app.use(notFound, refuseThrown);
  return app;
}

/** The pages for operators, where they have a port of their own. */
export function createAdminApp(deps: AppDeps): Express {
  return bareApp(deps).use(adminRoutes(deps), notFound, refuseThrown);
}

function bareApp({ logger, metrics }: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  return app.use(beginTransaction(logger, metrics), securityHeaders);
}

function adminRoutes({ readiness, metrics }: AppDeps): Router {
  return express
    .Router()
    .get(ENDPOINTS.healthz, healthz)
    .get(ENDPOINTS.readyz, readyz(readiness))
    .get(ENDPOINTS.openApi, openApi)
    .get(ENDPOINTS.docs, docs)
    .get(`${ENDPOINTS.docs}/style.css`, docsStyle)
    .get(ENDPOINTS.metrics, metricsPage(metrics.registry));
}

/** By method and not by a path with parameters: those would be decoded, and a bad escape would throw. */
const postsOnly =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.method === 'POST' ? handler(req, res, next) : next();

/** Nothing lies here, whatever the method. */
const notFound: RequestHandler = (req, res) => {
  res.status(404).set('Connection', 'close').type('text/plain').send(`No ${req.method} here\n`);
};
