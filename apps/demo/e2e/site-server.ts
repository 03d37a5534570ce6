import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepCertificate } from '@iws/certificate';

const repository = join(import.meta.dirname, '../../..');

/** Debian's nginx with the documented configuration of a site, over https with a certificate that nobody vouches for. */
export interface SiteServer {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** @param port of the site @param clientServerPort where its /api goes */
export async function startSite(port: number, clientServerPort: string): Promise<SiteServer> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  const files = await keepCertificate(folder, ['localhost'], 2);
  const values: Record<string, string> = {
    SITE_LISTEN: `127.0.0.1:${port}`,
    SITE_NAME: 'localhost',
    SITE_ROOT: join(repository, 'apps/demo/dist/browser'),
    SITE_CERTIFICATE: files.certificate,
    SITE_KEY: files.key,
    CLIENT_SERVER: `127.0.0.1:${clientServerPort}`,
  };
  const template = await readFile(join(repository, 'infra/nginx/site.conf.template'), 'utf8');
  const site = template.replace(/\$\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  await writeFile(join(folder, 'site.conf'), site);
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
     events {} http { access_log off; ${temporary} include ${folder}/site.conf; }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', `${folder}/error.log`], {
    stdio: 'ignore',
  });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  const gone = once(child, 'exit');
  const stop = async () => {
    process.off('exit', orphan);
    child.kill('SIGQUIT');
    await gone;
    await rm(folder, { recursive: true });
  };
  for (let left = 200; !(await takesConnections(port)); left -= 1) {
    if (left === 0 || child.exitCode !== null) {
      throw new Error(await readFile(join(folder, 'error.log'), 'utf8'));
    }
    await sleep(50);
  }
  return { origin: `https://localhost:${port}`, stop };
}

function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
