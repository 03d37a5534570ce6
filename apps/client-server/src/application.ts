import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { limitConcurrency } from './concurrency.ts';
import { cors } from './cors.ts';
import { DECISION, WHOLE } from './deliver.ts';
import { sendError } from './error-answer.ts';
import { forward, type ForwardDeps } from './forward.ts';
import { limitRate } from './rate-limit.ts';
import { iwsAnswers, remembered } from './readiness.ts';
import type { ReferenceDeps } from './references/after-process.ts';
import { referenceRoutes } from './references/reference-routes.ts';
import { ROUTES, type Route, type RouteName } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { limitUploads } from './upload-places.ts';
import { bringsBody } from './upload.ts';

export interface ApplicationDeps extends ForwardDeps {
  /** Whether the server is about to end. */
  readonly isDraining: () => boolean;
  /** Absent where nobody can enrol. */
  readonly references?: Pick<ReferenceDeps, 'store' | 'templateKey'>;
}

/**
 * The customer's backend in small: passes the listed endpoints on to the IWS. What else a business
 * needs (who the user is, what a capture was for, what happens after it) goes before and after
 * `forward`.
 */
export function createApplication(deps: ApplicationDeps): Express {
  const { configuration, upstream, isDraining, references } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', configuration.trustedProxies);
  app.use(securityHeaders);

  const reachable = remembered(() => iwsAnswers(configuration, upstream));
  app.get('/healthz', (_request, response) => {
    response.set('cache-control', 'no-store').send('OK');
  });
  app.get('/readyz', async (_request, response) => {
    const iws = (await reachable()) ? 'reachable' : 'away';
    const ready = !isDraining() && iws === 'reachable';
    const status = isDraining() ? 'draining' : ready ? 'ready' : 'waiting';
    response
      .set('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status, iws });
  });

  app.use('/api/v1', cors(configuration.origins));
  app.use('/api/v1', limitRate(configuration.rateLimit));
  app.use('/api/v1', limitUploads(configuration.uploadsPerAddress));
  app.use('/api/v1', limitConcurrency(configuration.concurrency));
  for (const name of configuration.routes) app.all(`/api/v1/${name}`, passOn(deps, name));

  if (references) {
    const guards = [
      limitRate(configuration.rateLimit),
      limitUploads(configuration.uploadsPerAddress),
      limitConcurrency(configuration.concurrency),
    ];
    app.use(['/api/session', '/api/enrol', '/api/verify'], guards);
    app.use('/api', referenceRoutes({ ...deps, ...references }));
  }

  app.use((_request, response) => {
    const description = 'No such endpoint.';
    sendError(response, {
      error: 'ERROR_INVALID_JSON',
      action: 'process',
      status: 404,
      description,
    });
  });
  app.use(answerFailure(deps));
  return app;
}

function passOn(deps: ForwardDeps, name: RouteName): RequestHandler {
  const route: Route = ROUTES[name];
  const ofCapture = name === 'process' || name === 'verifyWithPictureId';
  const decides = ofCapture && deps.configuration.result === 'decision';
  return (request, response) => {
    const { action } = route;
    const method = route.methods.find((known) => known === request.method);
    const length = Number(request.headers['content-length'] ?? 0);
    if (!method) {
      const headers = { allow: route.methods.join(', ') };
      const description = 'The endpoint has another method.';
      const error = 'ERROR_INVALID_JSON';
      sendError(response, { error, action, status: 405, headers, description });
    } else if (method === 'GET' && bringsBody(request)) {
      sendError(response, { error: 'ERROR_INVALID_JSON', action });
    } else if (length > route.bodyBytes) {
      sendError(response, { error: 'ERROR_PAYLOAD_TOO_LARGE', action });
    } else forward(deps, route, decides ? DECISION : WHOLE, request, response);
  };
}

/** Four parameters make it Express's handler of errors. Reached by a path that is no UTF-8. */
function answerFailure({ log }: ForwardDeps): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const bad = error instanceof URIError;
    const name = bad ? 'ERROR_INVALID_JSON' : 'ERROR_SERVER_INTERNAL';
    const refid = sendError(response, { error: name, action: 'process' });
    log[bad ? 'info' : 'error']({ refid, err: error }, 'request failed');
  };
}
