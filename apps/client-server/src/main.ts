import { pino } from 'pino';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts';
import { startServer, type RunningServer } from './server.ts';

function fail(message: string): never {
  process.stderr.write(`client-server: ${message}\n`);
  process.exit(1);
}

function readOrFail(): Configuration {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (error instanceof ConfigurationError) fail(error.message);
    throw error;
  }
}

async function startOrFail(configuration: Configuration): Promise<RunningServer> {
  try {
    return await startServer(configuration, log);
  } catch (error) {
    if (error instanceof ConfigurationError) fail(error.message);
    if (!(error instanceof Error && 'code' in error)) throw error;
    const { host, port } = configuration;
    if (error.code === 'EADDRINUSE') fail(`port ${port} is already in use (CLIENT_SERVER_PORT)`);
    fail(`cannot listen on ${host} port ${port}: ${String(error.code)}`);
  }
}

const configuration = readOrFail();
const log = pino({ level: configuration.logLevel.toLowerCase(), base: { app: 'client-server' } });
const server = await startOrFail(configuration);
log.info({ port: server.port, iws: configuration.iwsUrl.origin }, 'listening');

let stopping = false;
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'draining');
  await server.stop();
  log.info('ended');
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
