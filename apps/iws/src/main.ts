import { destination, pino } from 'pino';
import { readConfiguration, type Configuration } from './configuration/configuration.ts';
import { startServer, type RunningServer } from './server.ts';

/** One readable line for the operator, and the end. */
function refuseToStart(cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  console.error(`iws cannot start: ${message.split('\n')[0]}`);
  process.exit(1);
}

const createLogger = ({ logLevel }: Configuration) =>
  pino(
    { level: logLevel.toLowerCase(), base: { service: 'iws', pid: process.pid } },
    destination({ sync: false }),
  );

async function run(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const logger = createLogger(configuration);
  for (const name of configuration.ignored)
    logger.warn(`${name} means nothing here and is ignored`);
  const server = await startServer(configuration, logger);
  const { port, adminPort } = server;
  logger.info({ port, adminPort, workers: server.pool.threads.length }, 'ready');
  let stopping = false;
  const onSignal = () => {
    // Ctrl+C reaches us twice, from the terminal and from the supervisor: the drain goes on.
    if (stopping) return;
    stopping = true;
    stop(server, logger).catch((cause: unknown) => {
      logger.fatal({ err: cause }, 'could not stop in order');
      logger.flush(() => process.exit(1));
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(server: RunningServer, logger: ReturnType<typeof createLogger>): Promise<void> {
  logger.info('draining');
  await server.stop();
  logger.info('stopped');
  logger.flush(() => process.exit(0));
}

await run().catch(refuseToStart);
