import { watch } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { inRepository } from './folders.ts';
import { server, type ServerSpec } from './servers.ts';
import type { Settings } from './settings.ts';
import type { ProcessSpec } from './supervisor.ts';

type Environment = Readonly<Record<string, string>>;

/** What is compiled anew at every change, each by `tsc --watch` into its dist. */
const COMPILED = [
  'packages/protocol',
  'packages/face-core',
  'apps/client-server',
  'apps/iws',
] as const;

/** Whose code each server runs. */
const USED_BY: Readonly<Record<string, readonly (typeof COMPILED)[number][]>> = {
  iws: ['packages/protocol', 'packages/face-core', 'apps/iws'],
  'client-server': ['packages/protocol', 'apps/client-server'],
};

/** Compilers that watch, and the bundler of the SDK. */
export function compilers(environment: Environment): ProcessSpec[] {
  const tsc = COMPILED.map((path) => ({
    name: `tsc ${path}`,
    script: inRepository(`${path}/node_modules/typescript/lib/tsc.js`),
    args: ['-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    folder: inRepository(path),
    environment,
  }));
  const sdk = {
    name: 'face-sdk',
    script: inRepository('packages/face-sdk/node_modules/tsdown/dist/run.mjs'),
    // An empty dist, even for a second, is a broken build for ng serve.
    args: ['--watch', '--no-clean'],
    folder: inRepository('packages/face-sdk'),
    environment,
  };
  return [...tsc, sdk];
}

/** `ng serve` with /api passed on to the client-server. */
export async function angularServer(
  settings: Settings,
  environment: Environment,
): Promise<ServerSpec> {
  const { host, demoPort, clientServerPort } = settings;
  const proxy = { '/api': { target: `http://127.0.0.1:${clientServerPort}`, secure: false } };
  const proxyPath = inRepository('.data/ng-proxy.json');
  await mkdir(inRepository('.data'), { recursive: true });
  await writeFile(proxyPath, JSON.stringify(proxy));
  const spec = server('demo', host, demoPort);
  return {
    ...spec,
    readyUrl: spec.readyUrl.replace('/readyz', '/'),
    script: inRepository('apps/demo/node_modules/@angular/cli/bin/ng.js'),
    args: ['serve', '--host', host, '--port', String(demoPort), '--proxy-config', proxyPath],
    folder: inRepository('apps/demo'),
    environment,
  };
}

/** How long a compiler writes its files. */
const QUIET_MS = 500;

/** Calls `restart` with a server's name some time after its code has changed. */
export function watchCode(restart: (name: string) => void): void {
  for (const [name, paths] of Object.entries(USED_BY)) {
    let timer: NodeJS.Timeout | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => restart(name), QUIET_MS);
      timer.unref();
    };
    for (const path of paths) {
      watch(inRepository(`${path}/dist`), { recursive: true, persistent: false }, changed);
    }
  }
}
