import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '@iws/certificate';
import { expect, onTestFinished, test } from 'vitest';
import { iwsAddress } from './iws-address.ts';
import { allReady } from './readiness.ts';
import { backendServers } from './servers.ts';
import { readSettings } from './settings.ts';

const NO_SECRETS = { licence: {}, references: {} };

/** A self-signed pair in files, and the variables that name them. */
function certificateFor(...names: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'iws-address-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const made = selfSignedCertificate({ names, days: 1 });
  const environment = { IWS_TLS_CERT: join(folder, 'c.pem'), IWS_TLS_KEY: join(folder, 'k.pem') };
  writeFileSync(environment.IWS_TLS_CERT, made.certificate);
  writeFileSync(environment.IWS_TLS_KEY, made.key);
  return { ...made, environment };
}

test('in clear text the address is where the server listens, or loopback for all addresses', () => {
  expect(iwsAddress('0.0.0.0', 8080, {})).toEqual({ url: 'http://127.0.0.1:8080' });
  expect(iwsAddress('::', 8080, { IWS_TLS_CERT: '' })).toEqual({ url: 'http://[::1]:8080' });
  expect(iwsAddress('192.0.2.7', 1, {})).toEqual({ url: 'http://192.0.2.7:1' });
});

test('over TLS it is a name that the certificate covers, which vouches for itself', () => {
  const { environment } = certificateFor('localhost');
  const authority = environment.IWS_TLS_CERT;
  expect(iwsAddress('127.0.0.1', 8080, environment)).toEqual({
    url: 'https://localhost:8080',
    authority,
  });
  const both = certificateFor('localhost', '127.0.0.1').environment;
  expect(iwsAddress('0.0.0.0', 8080, both).url).toBe('https://127.0.0.1:8080');
  const named = { ...environment, CLIENT_SERVER_IWS_CA: '/authority.pem' };
  expect(iwsAddress('127.0.0.1', 8080, named).authority).toBe('/authority.pem');
});

test('a certificate of another machine, or none, is one line', () => {
  const other = certificateFor('iws.example').environment;
  expect(() => iwsAddress('127.0.0.1', 8080, other)).toThrow(
    'the certificate of IWS_TLS_CERT is not for 127.0.0.1 or localhost',
  );
  expect(iwsAddress('iws.example', 8080, other).url).toBe('https://iws.example:8080');
  const missing = { ...other, IWS_TLS_CERT: '/nowhere.pem' };
  expect(() => iwsAddress('127.0.0.1', 8080, missing)).toThrow('/nowhere.pem cannot be used');
  const key = { ...other, IWS_TLS_CERT: other.IWS_TLS_KEY };
  expect(() => iwsAddress('127.0.0.1', 8080, key)).toThrow('no certificate in PEM');
});

test('a server with such a certificate is found to be ready, and the client-server told of it', async () => {
  const { certificate: cert, key, environment } = certificateFor('localhost');
  const server = createServer({ cert, key }, (request, response) => {
    response.writeHead(request.url === '/readyz' ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const variables = { ...environment, IWS_PORT: String(port) };
  const [iws, clientServer] = backendServers(readSettings(variables), NO_SECRETS, variables);
  expect(iws?.address).toBe(`https://localhost:${port}`);
  expect(clientServer?.environment).toMatchObject({
    CLIENT_SERVER_IWS_URL: `https://localhost:${port}`,
    CLIENT_SERVER_IWS_CA: environment.IWS_TLS_CERT,
  });
  const printed: string[] = [];
  await allReady(iws ? [iws] : [], AbortSignal.timeout(60_000), (line) => printed.push(line));
  expect(printed).toEqual([]);
});
