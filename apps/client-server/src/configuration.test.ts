import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { OPERATIONS } from '@iws/iws-client';
import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { DEFAULT_ROUTES, ROUTE_NAMES, ROUTES } from './routes.ts';
import { VARIABLES } from './variables.ts';

test('every setting has a default', () => {
  expect(readConfiguration({})).toMatchObject({
    port: 3000,
    iwsUrl: new URL('http://localhost:8080'),
    accessToken: null,
    routes: DEFAULT_ROUTES,
    origins: [],
    result: 'full',
    trustedProxies: 0,
  });
  expect(readConfiguration({ CLIENT_SERVER_PORT: '' }).port).toBe(3000);
});

test('values are read', () => {
  const configuration = readConfiguration({
    CLIENT_SERVER_PORT: '3100',
    CLIENT_SERVER_IWS_URL: 'https://iws.internal:8443/faces/',
    CLIENT_SERVER_ROUTES: 'process, time',
    CLIENT_SERVER_ORIGINS: 'https://a.example,http://localhost:4200',
    PROXY_RESULT: 'decision',
    LOG_LEVEL: 'debug',
    IWS_ACCESS_TOKEN: 'abcdefghijklmnop',
  });
  expect(configuration.routes).toEqual(['time', 'process']);
  expect(configuration.origins).toEqual(['https://a.example', 'http://localhost:4200']);
  expect(configuration.iwsUrl.href).toBe('https://iws.internal:8443/faces/');
  expect(configuration).toMatchObject({ port: 3100, result: 'decision', logLevel: 'DEBUG' });
});

test.each([
  [{ CLIENT_SERVER_PROT: '1' }, 'unknown variable CLIENT_SERVER_PROT'],
  [{ client_server_port: '1' }, 'unknown variable client_server_port'],
  [{ CLIENT_SERVER_PORT: '65536' }, 'CLIENT_SERVER_PORT must be a whole number from 0 to 65535'],
  [{ CLIENT_SERVER_PORT: '3e3' }, 'CLIENT_SERVER_PORT must be'],
  [
    { CLIENT_SERVER_IWS_URL: 'ftp://iws' },
    'CLIENT_SERVER_IWS_URL must be an http or https address',
  ],
  [{ CLIENT_SERVER_IWS_URL: 'http://user:word@iws' }, 'without user'],
  [{ CLIENT_SERVER_ROUTES: 'process,everything' }, 'CLIENT_SERVER_ROUTES must be a list'],
  [{ CLIENT_SERVER_ROUTES: 'process,process' }, 'CLIENT_SERVER_ROUTES must be a list'],
  [{ CLIENT_SERVER_ORIGINS: 'https://a.example/' }, 'CLIENT_SERVER_ORIGINS must be a list'],
  [{ CLIENT_SERVER_ORIGINS: '*' }, 'CLIENT_SERVER_ORIGINS must be a list'],
  [{ PROXY_RESULT: 'none' }, 'PROXY_RESULT must be one of full, decision'],
  [{ IWS_ACCESS_TOKEN: 'secret\nsecret' }, 'IWS_ACCESS_TOKEN must be at least 16'],
])('%j is refused in one line', (environment, message) => {
  const read = () => readConfiguration(environment);
  expect(read).toThrow(message);
  expect(read).toThrow(/^[^\n]+$/);
});

test('a refused secret is not repeated', () => {
  const read = () => readConfiguration({ IWS_ACCESS_TOKEN: 'hunter 2' });
  expect(read).toThrow('IWS_ACCESS_TOKEN');
  expect(read).not.toThrow('hunter');
});

test('the key of encrypted templates is read as operators have it', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
  for (const text of [pem, pem.replaceAll('\n', '\\n'), der, jwk]) {
    expect(readConfiguration({ TEMPLATE_DECRYPTION_KEY: text }).templateKey).toBe(pem);
  }
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  for (const key of [weak, curve].map((each) => each.export({ format: 'pem', type: 'pkcs8' }))) {
    const read = () => readConfiguration({ TEMPLATE_DECRYPTION_KEY: key.toString() });
    expect(read).toThrow(/^TEMPLATE_DECRYPTION_KEY must be an RSA private key[^\n]+$/);
  }
  for (const text of ['nonsense', '{', '-----BEGIN PRIVATE KEY-----']) {
    expect(() => readConfiguration({ TEMPLATE_DECRYPTION_KEY: text })).toThrow('must be an RSA');
  }
});

test('whatever is passed on is an operation of the IWS, and answers by the same methods', () => {
  for (const { path, methods } of Object.values(ROUTES)) {
    const operations = Object.values(OPERATIONS).filter((each) => each.path === `/api/v1/${path}`);
    expect(operations.map(({ method }) => method).sort()).toEqual([...methods].sort());
  }
});

test('docs/client-server.md describes every variable and every route, and no other', () => {
  const page = readFileSync(new URL('../../../docs/client-server.md', import.meta.url), 'utf8');
  for (const { name, meaning } of Object.values(VARIABLES)) {
    expect(page).toContain(`\`${name}\``);
    expect(page).toContain(meaning);
  }
  for (const name of ROUTE_NAMES) expect(page).toContain(`\`${name}\``);
  const known = new Set<string>(Object.values(VARIABLES).map(({ name }) => name));
  for (const [, name = ''] of page.matchAll(/`((?:CLIENT_SERVER|PROXY)_[A-Z_]+)`/g)) {
    expect(known).toContain(name);
  }
});
