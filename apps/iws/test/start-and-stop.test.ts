import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, readiness } from './answers.ts';
import { ORIGIN, postCapture, sealedCapture } from './capture.ts';
import { answered } from './replicas.ts';
import { refusedStart, startProcess, type ServerProcess } from './server-process.ts';
import { testFolder, type TestFolder } from './test-server.ts';

let folder: TestFolder;

beforeAll(async () => {
  folder = await testFolder();
});
afterAll(() => folder.remove());

/** Captures that are inside or have been answered. */
async function arrived(server: ServerProcess): Promise<number> {
  const page = await (await fetch(`${server.url}/metrics`)).text();
  const inside = Number(/^iws_captures_inside (\d+)$/m.exec(page)?.[1]);
  return Object.values(await answered(server)).reduce((sum, count) => sum + count, inside);
}

describe('the server does not start, and says why in one line', () => {
  const refused = async (extra: Record<string, string>, message: string | RegExp) => {
    const { code, stderr } = await refusedStart(folder, extra);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^iws cannot start: [^\n]+\n$/);
    expect(stderr).toMatch(message);
  };

  it('with an unknown or bad variable', async () => {
    await refused({ IWS_PROT: '1' }, 'unknown variable IWS_PROT');
    await refused({ IWS_PORT: 'http' }, 'IWS_PORT must be a whole number');
    await refused({ TEMPLATE_ENCRYPTION_ENABLED: 'true' }, 'TEMPLATE_ENCRYPTION_KEY is not set');
    await refused({ REDIS_URL: '127.0.0.1:6379' }, 'REDIS_URL must be an address');
  });

  it('without a licence that is valid', async () => {
    await refused({ SERVER_CONFIG_PATH: join(folder.path, 'none.json') }, 'ENOENT');
    const stranger = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    await refused({ IWS_LICENCE_ISSUER_KEY: stranger }, 'was not signed by the issuer');
  });

  it('with a licence that has expired', async () => {
    const expired = await testFolder(undefined, { days: 1 / 86_400 });
    await sleep(1_500);
    const { code, stderr } = await refusedStart(expired, {});
    expect([code, stderr]).toEqual([
      1,
      'iws cannot start: the licence is not valid: it has expired\n',
    ]);
    expired.remove();
  });

  it('without a calibration', async () => {
    await refused({ IWS_CALIBRATION_FOLDER: folder.path }, 'no calibration: pad.json');
  });

  it('on an execution provider that is not there', async () => {
    await refused({ IWS_EXECUTION_PROVIDER: 'cuda' }, /cuda/i);
  });

  it('without the keys of a mounted secret, or with keys that others can read', async () => {
    const other = await testFolder();
    const keys = join(other.path, 'data', 'keys');
    expect((await refusedStart(other, { IWS_KEYS_FOLDER: keys })).stderr).toMatch('there is no');
    const server = await startProcess(other);
    await server.stop();
    const ring = join(keys, 'keys-test.json');
    chmodSync(ring, 0o644);
    expect((await refusedStart(other, {})).stderr).toMatch('chmod 600');
    chmodSync(ring, 0o600);
    writeFileSync(ring, '{}');
    expect((await refusedStart(other, {})).stderr).toMatch('not a key ring');
    other.remove();
  });

  it('on a port that is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    await refused({ IWS_PORT: String(port) }, 'EADDRINUSE');
    holder.close();
  });
});

describe('the server', () => {
  it('says when it is ready and with what, on the port for operators', async () => {
    const server = await startProcess(folder, { IWS_ADMIN_PORT: '0', TOMCAT_AJP: '8009' });
    const ready = server.log.find(({ msg }) => msg === 'ready');
    const admin = `http://127.0.0.1:${String(ready?.['adminPort'])}`;
    expect(await readiness(admin)).toMatchObject({
      status: 'ready',
      licence: { id: 'test', domains: ['localhost'] },
      pool: { workers: 1, queued: 0, capacity: 32 },
      executionProvider: 'cpu',
    });
    expect(await (await fetch(`${admin}/healthz`)).json()).toEqual({ status: 'ok' });
    expect((await fetch(`${admin}/metrics`)).status).toBe(200);
    for (const path of ['/readyz', '/healthz', '/metrics']) {
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    }
    expect((await fetch(`${server.url}/api/v1/face_health`)).status).toBe(200);
    expect(server.log.some(({ msg }) => String(msg).includes('TOMCAT_AJP'))).toBe(true);
    expect(await server.stop()).toBe(0);
  });

  it('ends what is inside when it is told to stop, and takes nothing new', async () => {
    const server = await startProcess(folder);
    const blobs = [];
    for (let index = 0; index < 8; index += 1) blobs.push(await sealedCapture(server.url));
    const begun = blobs.map((blob) => postCapture(server.url, blob));
    await expect.poll(() => arrived(server)).toBe(8);
    const stopped = server.stop();
    const statuses = (await Promise.all(begun)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 8 }, () => 200));
    await expect(fetch(`${server.url}/api/v1/face_health`)).rejects.toThrow();
    expect(await stopped).toBe(0);
    expect(server.log.map(({ msg }) => msg)).toContain('stopped');
  });

  it('keeps its keys over a restart, and a challenge does not outlive the process', async () => {
    const first = await startProcess(folder);
    const blob = await sealedCapture(first.url);
    const keys = await (await fetch(`${first.url}/api/v1/pub_key`)).text();
    await first.stop();
    const second = await startProcess(folder);
    expect(await (await fetch(`${second.url}/api/v1/pub_key`)).text()).toBe(keys);
    const answer = await postCapture(second.url, blob);
    expect((await errorOf(answer))[1]).toBe(604);
    await second.stop();
  });

  it('has no more challenges in store than it can remember', async () => {
    const server = await startProcess(folder, { IWS_REPLAY_CAPACITY: '1' });
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
    const busy = await postCapture(server.url, await sealedCapture(server.url));
    expect(busy.headers.get('retry-after')).toBe('1');
    expect((await errorOf(busy)).slice(0, 3)).toEqual(['ERROR_SERVER_BUSY', 503, 503]);
    await server.stop();
  });

  it('refuses requests once its licence has expired', async () => {
    const short = await testFolder();
    const server = await startProcess(short);
    const request = { method: 'POST', headers: { Origin: ORIGIN } };
    const ask = () => fetch(`${server.url}/api/v1/time`, request);
    expect((await ask()).status).toBe(200);
    await short.relicense({ days: 10 / 86_400 });
    await expect.poll(async () => (await ask()).status, { interval: 500 }).toBe(403);
    const answer = await ask();
    expect((await errorOf(answer)).slice(0, 3)).toEqual(['FEEDBACK_LICENCE_INVALID', 603, 403]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    await server.stop();
    short.remove();
  });

  it('writes nothing but its two key files', () => {
    expect(readdirSync(join(folder.path, 'data'), { recursive: true }).sort()).toEqual([
      'keys',
      'keys/challenge-test.secret',
      'keys/keys-test.json',
    ]);
    expect(existsSync(join(folder.path, '.cache'))).toBe(false);
    expect(readFileSync(join(folder.path, 'data/keys/challenge-test.secret'))).toHaveLength(32);
  });
});
