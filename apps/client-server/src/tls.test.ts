import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '@iws/certificate';
import { expect, onTestFinished, test } from 'vitest';
import { startClientServer } from '../test/stand.ts';

const made = selfSignedCertificate({ names: ['localhost'], days: 10 });

/** A file with this text, until the test has ended. */
function file(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'client-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'authority.pem');
  writeFileSync(path, text);
  return path;
}

async function startSecureUpstream(): Promise<{ port: number; bearers: unknown[] }> {
  const bearers: unknown[] = [];
  const server = createServer({ cert: made.certificate, key: made.key }, (request, response) => {
    bearers.push(request.headers.authorization);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port, bearers };
}

const post = async (url: string) => (await fetch(`${url}/api/v1/time`, { method: 'POST' })).status;

test('an https IWS is reached when its authority is named, with our token', async () => {
  const { port, bearers } = await startSecureUpstream();
  const token = 'a-token-of-the-server';
  const { url } = await startClientServer(`https://localhost:${port}`, {
    CLIENT_SERVER_IWS_CA: file(made.certificate),
    IWS_ACCESS_TOKEN: token,
  });
  expect(await post(url)).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(bearers).toEqual([`Bearer ${token}`, `Bearer ${token}`]);
});

test('an IWS that cannot prove who it is gets nothing', async () => {
  const { port, bearers } = await startSecureUpstream();
  const other = selfSignedCertificate({ names: ['localhost'], days: 1 }).certificate;
  for (const [address, environment] of [
    [`https://localhost:${port}`, {}],
    [`https://localhost:${port}`, { CLIENT_SERVER_IWS_CA: file(other) }],
    [`https://127.0.0.1:${port}`, { CLIENT_SERVER_IWS_CA: file(made.certificate) }],
  ] as const) {
    const { url, logged } = await startClientServer(address, environment);
    expect(await post(url)).toBe(502);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect(logged()).toMatch(/self-signed|signature|does not match|altnames/);
  }
  expect(bearers).toEqual([]);
});

test('a handshake that does not end is given up in the time for a connection', async () => {
  const silent = createTcpServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const { url } = await startClientServer(`https://localhost:${port}`, {
    CLIENT_SERVER_CONNECT_TIMEOUT_MS: '200',
  });
  const answer = await fetch(`${url}/api/v1/time`, { method: 'POST' });
  expect(answer.status).toBe(504);
});

test.each([
  ['https://localhost:1', '/nowhere/authority.pem', 'ENOENT'],
  ['http://localhost:1', '/nowhere/authority.pem', 'is not https'],
])('does not start for %s with the authority %s', async (address, path, message) => {
  await expect(startClientServer(address, { CLIENT_SERVER_IWS_CA: path })).rejects.toThrow(message);
});

test('does not start with an authority that is none', async () => {
  const path = file('nonsense');
  await expect(
    startClientServer('https://localhost:1', { CLIENT_SERVER_IWS_CA: path }),
  ).rejects.toThrow('no certificate in PEM');
});
