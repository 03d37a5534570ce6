import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A private npm registry for the scope `@iws`, on loopback, in a folder of its own. */
export interface PrivateRegistry {
  /** Ends with a slash. */
  readonly url: string;
  /**
   * Lines of an `.npmrc` for a project that installs from it: the scope comes from here and everything else from where it
   * came before.
   */
  readonly npmrc: string;
  /** Ends it and removes what was published. */
  readonly remove: () => Promise<void>;
}

/** Time for the registry to answer, in milliseconds. */
const START_TIME = 60_000;

/**
 * Starts Verdaccio. Nobody reads from it or publishes to it without the token in `npmrc`, and it asks no other registry.
 *
 * @throws Error when it does not answer, with what it printed
 */
export async function startPrivateRegistry(): Promise<PrivateRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await writeFile(join(folder, 'config.yaml'), JSON.stringify(configuration()));
  const verdaccio = dirname(createRequire(import.meta.url).resolve('verdaccio/package.json'));
  const program = join(verdaccio, 'bin/verdaccio');
  const args = ['--config', 'config.yaml', '--listen', `127.0.0.1:${port}`];
  const child = spawn(process.execPath, [program, ...args], { cwd: folder });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  }
  const remove = async () => {
    process.off('exit', orphan);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answers(`${url}-/ping`, () => child.exitCode !== null);
    const token = await newAccount(url);
    const npmrc = `@iws:registry=${url}\n${url.slice('http:'.length)}:_authToken=${token}\n`;
    return { url, npmrc, remove };
  } catch (cause) {
    await remove();
    throw new Error(`the registry did not start: ${printed.join('').trim()}`, { cause });
  }
}

/** Verdaccio's configuration; relative paths are from its file. JSON is YAML. */
function configuration(): object {
  return {
    storage: './storage',
    auth: { htpasswd: { file: './htpasswd', max_users: 1 } },
    uplinks: {},
    packages: { '@iws/*': { access: '$authenticated', publish: '$authenticated' } },
    max_body_size: '64mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'warn' },
  };
}

async function answers(url: string, ended: () => boolean): Promise<void> {
  for (const end = Date.now() + START_TIME; ; await sleep(100)) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (ended()) throw new Error('it ended');
    if (Date.now() > end) throw new Error('it does not answer');
  }
}

/** Makes an account, as `npm adduser` does, and gives its token. */
async function newAccount(url: string): Promise<string> {
  const name = 'integrator';
  const password = randomBytes(18).toString('base64url');
  const answer = await fetch(`${url}-/user/org.couchdb.user:${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  const body: unknown = await answer.json();
  if (typeof body === 'object' && body !== null && 'token' in body) return String(body.token);
  throw new Error(`no account: ${answer.status}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
