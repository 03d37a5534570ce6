import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('./license.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'license-'));
afterAll(() => rmSync(folder, { recursive: true }));

const license = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
};

/** A public key of nobody here. */
const STRANGER = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';

it('makes an issuer, issues, inspects and verifies', () => {
  const [issuer, file] = [join(folder, 'issuer.jwk'), join(folder, 'lic_config.json')];
  const key = license('issuer', '--out', issuer).stdout;
  expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(statSync(issuer).mode & 0o777).toBe(0o600);

  const domains = ['--domain', 'example.org', '--domain', '*.example.org'];
  const issued = license(
    'issue',
    '--issuer',
    issuer,
    '--id',
    'acme',
    ...domains,
    '--days',
    '30',
    '--out',
    file,
  );
  expect(issued).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(license('inspect', '--file', file).stdout)).toMatchObject({
    id: 'acme',
    domains: ['example.org', '*.example.org'],
    features: ['face'],
    expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
  });
  const verified = license('verify', '--file', file, '--issuer-key', key);
  expect(verified).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(verified.stdout)).toMatchObject({ id: 'acme', daysLeft: 29 });
  // One key in 64 begins with a dash.
  for (const stranger of [STRANGER, `-${STRANGER.slice(1)}`]) {
    const refused = license('verify', '--file', file, '--issuer-key', stranger);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toMatch('not signed by the issuer');
  }
  expect(license('verify', '--file', file, '--issuer-key').stderr).toMatch('argument missing');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ face: { url: 'example.org' } });
});

it('keeps a development licence while it is valid', () => {
  const path = join(folder, 'development');
  const first = license('development', '--folder', path);
  const content = readFileSync(join(path, 'lic_config.json'), 'utf8');
  const variables = JSON.parse(first.stdout) as Record<string, string>;
  expect(Object.keys(variables)).toEqual(['SERVER_CONFIG_PATH', 'IWS_LICENCE_ISSUER_KEY']);
  expect(license('development', '--folder', path)).toEqual(first);
  expect(readFileSync(join(path, 'lic_config.json'), 'utf8')).toBe(content);
  const wider = license('development', '--folder', path, '--domain', '192.168.1.20');
  expect(wider).toEqual(first);
  const inspected = license('inspect', '--file', join(path, 'lic_config.json'));
  expect(JSON.parse(inspected.stdout)).toMatchObject({
    domains: ['localhost', '127.0.0.1', '192.168.1.20'],
  });
  expect(license('development', '--folder', path)).toEqual(first);
  expect(license('inspect', '--file', join(path, 'lic_config.json'))).toEqual(inspected);
});

it('says what is wrong', () => {
  expect(license()).toMatchObject({ status: 1 });
  expect(license('issue').stderr).toMatch('--id is missing');
  const days = license('issue', '--id', 'a', '--days', '1.5', '--domain', 'a.example');
  expect(days.stderr).toMatch('--days must be a whole number');
  expect(license('verify', '--file', '/nowhere', '--issuer-key', 'x').stderr).toMatch('ENOENT');
});
