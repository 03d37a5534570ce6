import { createServer } from 'node:net';
import { SettingsError } from './settings.ts';

/** Where a server is going to listen, and the variable that sets its port. */
export interface Listener {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/** Makes sure that nobody listens there yet. @throws SettingsError that names each port and its variable */
export async function requireFreePorts(listeners: readonly Listener[]): Promise<void> {
  const taken: string[] = [];
  for (const { variable, host, port } of listeners) {
    if (!(await isFree(port, host))) taken.push(`${port} (${variable})`);
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
