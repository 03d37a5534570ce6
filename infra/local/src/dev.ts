import { developmentLicence } from './development-licence.ts';
import { developmentReferenceKey } from './development-reference-key.ts';
import { requireFreePorts } from './free-ports.ts';
import { runServers } from './run-servers.ts';
import { backendServers, listeners } from './servers.ts';
import { readSettings, SettingsError } from './settings.ts';
import { angularServer, compilers, watchCode } from './watchers.ts';

try {
  const settings = readSettings(process.env);
  await requireFreePorts(listeners(settings, process.env));
  const environment = { LOG_LEVEL: 'INFO', ...process.env };
  const secrets = {
    licence: await developmentLicence(process.env),
    references: await developmentReferenceKey(process.env),
  };
  const backend = backendServers(settings, secrets, { ...environment, NODE_ENV: 'development' });
  const tools: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
  };
  const demo = await angularServer(settings, { ...tools, NG_CLI_ANALYTICS: 'false' });
  const supervisor = await runServers([demo, ...backend], compilers(tools));
  watchCode((name) => supervisor.restart(name));
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
