import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { type Express, type Request } from 'express';
import { contentSecurityPolicy, HEADERS, pageWithNonce } from './page.ts';
import { passOn } from './pass-on.ts';

/** Files whose name has a hash of their content, as Angular's build names them: main-3F5X2QZP.js. */
const HASHED = /-[A-Z0-9]{8}\.[a-z0-9]+(\.map)?$/;

/** Only the address bar gets the page for an unknown path; a missing script stays missing. */
function isNavigation(request: Request): boolean {
  const mode = request.headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'navigate';
  return extname(request.path) === '' && (request.headers.accept ?? '').includes('text/html');
}

/** The built demo at `folder`, and /api passed on to the client-server at `apiOrigin`. */
export function createDemoApplication(folder: string, apiOrigin: string): Express {
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  const app = express();
  app.disable('x-powered-by');
  app.get('/readyz', (_request, response) => {
    response.set('cache-control', 'no-store').json({ status: 'ready' });
  });
  app.use((request, response, next) => {
    if (/^\/api(\/|$)/.test(request.path)) passOn(apiOrigin, request, response);
    else next();
  });
  app.use((_request, response, next) => {
    response.set({ ...HEADERS, 'content-security-policy': contentSecurityPolicy() });
    next();
  });
  app.get(['/', '/index.html'], (_request, response) => sendPage(response));
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        const kept = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        response.setHeader('cache-control', kept);
      },
    }),
  );
  app.use((request, response) => {
    const asksForPage = request.method === 'GET' || request.method === 'HEAD';
    if (asksForPage && isNavigation(request)) sendPage(response);
    else response.status(404).type('text/plain').send('Not found');
  });
  return app;

  function sendPage(response: express.Response): void {
    const page = pageWithNonce(index);
    response
      .set({ 'content-security-policy': page.contentSecurityPolicy, 'cache-control': 'no-store' })
      .type('html')
      .send(page.html);
  }
}
