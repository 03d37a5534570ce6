import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { requireFreePorts } from './free-ports.ts';
import { namesAfterHttps } from './https-names.ts';
import { backendServers, demoServer, listeners } from './servers.ts';
import { readSettings } from './settings.ts';

const NO_SECRETS = { licence: {}, references: {} };

test('ports have defaults and can be set', () => {
  expect(readSettings({})).toEqual({
    iwsPort: 8080,
    iwsAdminPort: null,
    clientServerPort: 3000,
    demoPort: 4200,
    host: '127.0.0.1',
    httpsNames: null,
  });
  expect(readSettings({ IWS_PORT: '9000', DEMO_PORT: '9001' })).toMatchObject({
    iwsPort: 9000,
    demoPort: 9001,
  });
  expect(readSettings({ TOMCAT_HTTP: '9000' }).iwsPort).toBe(9000);
});

test.each([
  [{ IWS_PORT: '0' }, 'IWS_PORT must be a port'],
  [{ DEMO_PORT: '70000' }, 'DEMO_PORT must be a port'],
  [{ CLIENT_SERVER_PORT: 'x' }, 'CLIENT_SERVER_PORT must be a port'],
  [{ DEMO_PORT: '8080' }, 'must differ'],
  [{ IWS_ADMIN_PORT: '3000' }, 'must differ'],
  [{ IWS_ADMIN_PORT: 'x' }, 'IWS_ADMIN_PORT must be a port'],
])('%j is refused', (environment, message) => {
  expect(() => readSettings(environment)).toThrow(message);
});

async function listenOn(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('a port in use is named with its variable', async () => {
  const port = await listenOn('127.0.0.1');
  const settings = { ...readSettings({}), iwsPort: 0, clientServerPort: 0, demoPort: port };
  await expect(requireFreePorts(listeners(settings, {}))).rejects.toThrow(
    `port ${port} (DEMO_PORT) is already in use`,
  );
  await requireFreePorts(listeners({ ...settings, demoPort: 0 }, {}));
});

test('each port is looked at where its own server will listen', async () => {
  const port = await listenOn('127.0.0.1');
  const behind = { ...readSettings({ DEMO_HOST: '127.0.0.2' }), iwsPort: port, demoPort: 0 };
  const settings = { ...behind, clientServerPort: 0 };
  await expect(requireFreePorts(listeners(settings, {}))).rejects.toThrow(`${port} (IWS_PORT)`);
  await requireFreePorts(listeners(settings, { IWS_HOST: '127.0.0.3' }));
  await requireFreePorts(listeners({ ...settings, iwsPort: 0, demoPort: port }, {}));
});

test('what the environment sets stands above the defaults, except where the servers must agree', () => {
  const environment = { IWS_AS_FLOOR: 'HIGH', LOG_LEVEL: 'DEBUG', TOMCAT_HTTP: '9000' };
  const [iws, clientServer] = backendServers(readSettings(environment), NO_SECRETS, environment);
  expect(iws?.environment).toMatchObject({ IWS_AS_FLOOR: 'HIGH', LOG_LEVEL: 'DEBUG' });
  expect(iws?.environment.IWS_PORT).toBe('9000');
  expect(clientServer?.environment.CLIENT_SERVER_IWS_URL).toBe('http://127.0.0.1:9000');
});

test('DEMO_HOST opens the demo, and not what stands behind it', () => {
  const environment = { DEMO_HOST: '0.0.0.0' };
  const settings = readSettings(environment);
  const [iws, clientServer] = backendServers(settings, NO_SECRETS, environment);
  expect(iws?.environment.IWS_HOST).toBe('127.0.0.1');
  expect(clientServer?.environment).toMatchObject({
    CLIENT_SERVER_HOST: '127.0.0.1',
    CLIENT_SERVER_IWS_URL: 'http://127.0.0.1:8080',
  });
  expect(clientServer?.readyUrl).toBe('http://127.0.0.1:3000/readyz');
  expect(demoServer(settings, environment).environment.DEMO_HOST).toBe('0.0.0.0');
});

test('pages for operators on a port of their own are waited for there', () => {
  const environment = { IWS_ADMIN_PORT: '8081', IWS_HOST: '192.0.2.7' };
  const settings = readSettings(environment);
  const [iws, clientServer] = backendServers(settings, NO_SECRETS, environment);
  expect(iws?.readyUrl).toBe('http://192.0.2.7:8081/readyz');
  expect(iws?.address).toBe('http://192.0.2.7:8080');
  expect(clientServer?.environment.CLIENT_SERVER_IWS_URL).toBe('http://192.0.2.7:8080');
  expect(listeners(settings, environment)).toContainEqual({
    variable: 'IWS_ADMIN_PORT',
    host: '192.0.2.7',
    port: 8081,
  });
});

test('the keys of the backend do not reach the IWS', () => {
  const environment = { REFERENCE_KEY: 'a', TEMPLATE_DECRYPTION_KEY: 'b', LOG_LEVEL: 'WARN' };
  const [iws, clientServer] = backendServers(readSettings(environment), NO_SECRETS, environment);
  expect(clientServer?.environment).toMatchObject(environment);
  expect(Object.keys(iws?.environment ?? {})).not.toContain('REFERENCE_KEY');
  expect(Object.keys(iws?.environment ?? {})).not.toContain('TEMPLATE_DECRYPTION_KEY');
});

test('no secret of the servers behind it reaches the demo', () => {
  const secrets = {
    REFERENCE_KEY: 'a',
    TEMPLATE_DECRYPTION_KEY: 'b',
    IWS_ACCESS_TOKEN: 'c',
    REDIS_URL: 'rediss://iws:d@redis.internal',
  };
  const environment = { ...secrets, NODE_OPTIONS: '--trace-warnings' };
  const given = demoServer(readSettings(environment), environment).environment;
  expect(Object.keys(given)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(Object.keys(secrets).join('|'))]),
  );
  expect(given.NODE_OPTIONS).toBe('--trace-warnings');
});

test('names after --https are taken, or those of this machine', () => {
  expect(namesAfterHttps([])).toBeNull();
  expect(namesAfterHttps(['--'])).toBeNull();
  expect(namesAfterHttps(['--https', '192.168.1.20', 'my-laptop.local', 'fe80::1'])).toEqual([
    '192.168.1.20',
    'my-laptop.local',
    'fe80::1',
  ]);
  for (const name of namesAfterHttps(['--https']) ?? []) expect(name).toMatch(/^[\w.-]+$/);
  for (const args of [['--port', '1'], ['x'], ['--https', '--port'], ['--https', 'a/b']]) {
    expect(() => namesAfterHttps(args)).toThrow('usage: pnpm start [--https');
  }
  expect(readSettings({}, ['192.168.1.20'])).toMatchObject({ host: '0.0.0.0' });
  expect(readSettings({ DEMO_HOST: '192.168.1.20' }, ['x'])).toMatchObject({
    host: '192.168.1.20',
  });
});

test('with a certificate the demo is named and asked by https', () => {
  const settings = readSettings({}, ['192.168.1.20', 'fe80::1']);
  const files = { certificate: '/c.pem', key: '/k.pem' };
  expect(demoServer(settings, {}, files)).toMatchObject({
    address: 'https://192.168.1.20:4200 https://[fe80::1]:4200',
    readyUrl: 'https://127.0.0.1:4200/readyz',
    authority: '/c.pem',
    environment: { DEMO_TLS_CERT: '/c.pem', DEMO_TLS_KEY: '/k.pem' },
  });
});
