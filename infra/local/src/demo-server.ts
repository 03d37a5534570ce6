import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createDemoApplication } from './demo/application.ts';
import { inRepository } from './folders.ts';
import { LOOPBACK } from './servers.ts';
import { readSettings } from './settings.ts';

const { demoPort, clientServerPort, host } = readSettings(process.env);
const application = createDemoApplication(
  inRepository('apps/demo/dist/browser'),
  `http://${LOOPBACK}:${clientServerPort}`,
);
const { DEMO_TLS_CERT: certificate, DEMO_TLS_KEY: key } = process.env;
const server =
  certificate && key
    ? createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, application)
    : createServer(application);
server.once('error', (error: NodeJS.ErrnoException) => {
  process.stderr.write(`cannot listen on port ${demoPort} (DEMO_PORT): ${error.code}\n`);
  process.exit(1);
});
server.listen(demoPort, host);

let sweep: NodeJS.Timeout | undefined;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (sweep) return;
    sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), 5_000);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
    });
  });
}
