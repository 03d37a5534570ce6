import { createServer } from 'node:http';

/** A process for the supervisor's tests: `node life.ts <how>`. Says that it runs, and then lives so. */
const how = process.argv[2];
process.stdout.write(`alive ${process.pid}\n`);
switch (how) {
  case undefined:
  case 'crashing':
    process.exit(3);
    break;
  case 'stubborn':
    process.on('SIGTERM', () => undefined);
    setInterval(() => undefined, 1_000);
    break;
  case 'serving': {
    const server = createServer((_request, response) => response.end('ok'));
    server.listen(Number(process.argv[3]), '127.0.0.1');
    process.on('SIGTERM', () => server.close());
    break;
  }
  default:
    setInterval(() => undefined, 1_000);
}
