import { access } from 'node:fs/promises';
import { developmentLicence } from './development-licence.ts';
import { developmentReferenceKey } from './development-reference-key.ts';
import { developmentCertificate, namesAfterHttps } from './https-names.ts';
import { inRepository } from './folders.ts';
import { requireFreePorts } from './free-ports.ts';
import { runServers } from './run-servers.ts';
import { backendServers, listeners, demoServer } from './servers.ts';
import { readSettings, SettingsError } from './settings.ts';

const NEEDED = [
  'apps/iws/dist/main.js',
  'apps/client-server/dist/main.js',
  'apps/demo/dist/browser/index.html',
];

async function requireBuild(): Promise<void> {
  for (const path of NEEDED) {
    await access(inRepository(path)).catch(() => {
      throw new SettingsError(`${path} is missing: run the build first (pnpm build)`);
    });
  }
}

try {
  const names = namesAfterHttps(process.argv.slice(2));
  const settings = readSettings(process.env, names);
  await requireBuild();
  await requireFreePorts(listeners(settings, process.env));
  const secrets = {
    licence: await developmentLicence(process.env, names ?? []),
    references: await developmentReferenceKey(process.env),
  };
  const backend = backendServers(settings, secrets, process.env);
  const certificate = names === null ? null : await developmentCertificate(names);
  await runServers([demoServer(settings, process.env, certificate), ...backend]);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
