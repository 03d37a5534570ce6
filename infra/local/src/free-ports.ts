import { createServer } from 'node:net';
import { SettingsError, type Settings } from './settings.ts';

/** Makes sure that nobody listens yet. @throws SettingsError that names the port and its variable */
export async function requireFreePorts(settings: Settings): Promise<void> {
  const { host, iwsPort, clientServerPort, demoPort } = settings;
  const wanted = { IWS_PORT: iwsPort, CLIENT_SERVER_PORT: clientServerPort, DEMO_PORT: demoPort };
  const taken: string[] = [];
  for (const [name, port] of Object.entries(wanted)) {
    if (!(await isFree(port, host))) taken.push(`${port} (${name})`);
  }
  if (taken.length > 0) {
    const [port, have] = taken.length > 1 ? ['ports', 'are'] : ['port', 'is'];
    throw new SettingsError(`${port} ${taken.join(', ')} ${have} already in use`);
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new SettingsError(`cannot listen on ${host} port ${port}: ${error.code}`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
