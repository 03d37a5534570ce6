import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, listening } from './redis-server.ts';

const TEMPLATE = new URL('../../../infra/nginx/iws.conf.template', import.meta.url);

/** Debian's nginx with the documented configuration. */
export interface Nginx {
  readonly url: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** @param ports of the replicas, on this machine */
export async function nginx(ports: readonly number[]): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const replicas = ports.map((each) => `server 127.0.0.1:${each};`).join(' ');
  const site = readFileSync(TEMPLATE, 'utf8')
    .replaceAll('${IWS_LISTEN}', `127.0.0.1:${port}`)
    .replaceAll('${IWS_REPLICAS}', replicas);
  writeFileSync(join(folder, 'iws.conf'), site);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const main = [
    'daemon off;',
    'master_process off;',
    `pid ${folder}/nginx.pid;`,
    `error_log ${folder}/error.log;`,
    'events {}',
    `http { access_log off; ${temporary.join(' ')} include ${folder}/iws.conf; }`,
  ];
  writeFileSync(join(folder, 'nginx.conf'), main.join('\n'));
  const child = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-e', `${folder}/error.log`], {
    stdio: 'ignore',
  });
  const orphan = () => child.kill('SIGKILL');
  process.once('exit', orphan);
  const gone = once(child, 'exit');
  await listening(port);
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    stop: async () => {
      process.off('exit', orphan);
      child.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}
