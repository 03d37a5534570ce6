import { renameSync, writeFileSync } from 'node:fs';
import { get, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { selfSignedCertificate } from '@iws/certificate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusedStart } from './server-process.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const make = () => selfSignedCertificate({ names: ['localhost', '127.0.0.1'], days: 10 });

let folder: TestFolder;
let server: TestServer;
let environment: { IWS_TLS_CERT: string; IWS_TLS_KEY: string };
let first: ReturnType<typeof make>;

/** As whoever renews certificates does: the key first, each by another file that takes its name. */
function put({ certificate, key }: { certificate: string; key: string }): void {
  for (const [path, text] of [
    [environment.IWS_TLS_KEY, key],
    [environment.IWS_TLS_CERT, certificate],
  ] as const) {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  }
}

/** Status of an answer, and the protocol in which it came. */
const ask = (options: RequestOptions, path = '/api/v1/face_health', port = server.port) =>
  new Promise<{ status: number | undefined; protocol: string | null }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false, ...options }, (answer) => {
      answer.resume();
      const protocol = (answer.socket as TLSSocket).getProtocol();
      resolve({ status: answer.statusCode, protocol });
    }).on('error', reject);
  });

beforeAll(async () => {
  folder = await testFolder();
  environment = {
    IWS_TLS_CERT: join(folder.path, 'certificate.pem'),
    IWS_TLS_KEY: join(folder.path, 'key.pem'),
  };
  first = make();
  put(first);
  server = await testServer(folder, { ...environment, IWS_ADMIN_PORT: '0' });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

it('both ports speak TLS and nothing else, in versions that are still good', async () => {
  const trust = { ca: first.certificate };
  expect(await ask(trust)).toEqual({ status: 200, protocol: 'TLSv1.3' });
  expect(await ask(trust, '/readyz', server.adminPort)).toMatchObject({ status: 200 });
  const twelve = { ...trust, maxVersion: 'TLSv1.2' } as const;
  expect(await ask(twelve)).toEqual({ status: 200, protocol: 'TLSv1.2' });
  const eleven = {
    ...trust,
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'ALL@SECLEVEL=0',
  } as const;
  await expect(ask(eleven)).rejects.toThrow(/protocol|version|EPROTO|reset/i);
  await expect(ask({})).rejects.toThrow('self-signed');
  for (const port of [server.port, server.adminPort]) {
    await expect(fetch(`http://127.0.0.1:${port}/api/v1/face_health`)).rejects.toThrow();
  }
});

it('a renewed certificate is in use without a restart; a bad one changes nothing', async () => {
  const second = make();
  put(second);
  const renewed = () =>
    ask({ ca: second.certificate }).then(
      () => true,
      () => false,
    );
  for (let left = 600; !(await renewed()); left -= 1) {
    if (left === 0) throw new Error('the renewed certificate is not in use');
    await sleep(50);
  }
  await expect(ask({ ca: first.certificate })).rejects.toThrow();
  expect(await ask({ ca: second.certificate }, '/readyz', server.adminPort)).toMatchObject({
    status: 200,
  });
  put({ certificate: 'nonsense', key: first.key });
  await expect
    .poll(() => server.log.map(({ msg }) => String(msg)))
    .toContainEqual(expect.stringMatching(/^the changed certificate is not taken over/));
  expect(await ask({ ca: second.certificate })).toMatchObject({ status: 200 });
});

it('the server does not start with half of it, with nothing, or with another key', async () => {
  const refused = async (extra: Record<string, string>, message: string) => {
    const { code, stderr } = await refusedStart(folder, extra);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^iws cannot start: [^\n]+\n$/);
    expect(stderr).toContain(message);
  };
  put(first);
  await refused({ IWS_TLS_CERT: environment.IWS_TLS_CERT }, 'belong together');
  await refused({ ...environment, IWS_TLS_KEY: join(folder.path, 'none') }, 'ENOENT');
  put({ ...first, key: make().key });
  await refused(environment, 'is not that of the certificate');
  put({ ...first, certificate: first.key });
  await refused(environment, 'no certificate with its key');
});
