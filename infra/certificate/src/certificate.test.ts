import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { keepCertificate } from './certificate-files.ts';
import { selfSignedCertificate } from './self-signed.ts';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a self-signed certificate', () => {
  const names = [
    'localhost',
    'My-Laptop.local',
    '192.168.1.20',
    '::1',
    'fe80::12:3',
    '*.example.org',
  ];
  const made = selfSignedCertificate({ names, days: 90 });

  it('says what it is for, and is read by another implementation', () => {
    const certificate = new X509Certificate(made.certificate);
    expect(certificate.checkHost('my-laptop.local')).toBe('my-laptop.local');
    expect(certificate.checkHost('www.example.org')).toBe('*.example.org');
    expect(certificate.checkHost('other.example')).toBeUndefined();
    for (const address of ['192.168.1.20', '::1', 'fe80::12:3']) {
      expect(certificate.checkIP(address)).toBe(address);
    }
    expect(certificate.checkIP('192.168.1.21')).toBeUndefined();
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const life = certificate.validToDate.getTime() - certificate.validFromDate.getTime();
    expect(life / 86_400_000).toBe(90);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(selfSignedCertificate({ names, days: 1 }).certificate).not.toBe(made.certificate);
  });

  it('is what a TLS server shows and a client that trusts it accepts', async () => {
    const server = createServer({ cert: made.certificate, key: made.key }, (_request, response) =>
      response.end('hello'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const ask = (options: object) =>
      new Promise<number | undefined>((resolve, reject) => {
        get(
          { host: '127.0.0.1', port, servername: 'localhost', agent: false, ...options },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        ).on('error', reject);
      });
    expect(await ask({ ca: made.certificate })).toBe(200);
    await expect(ask({})).rejects.toThrow('self-signed');
    const other = selfSignedCertificate({ names, days: 1 }).certificate;
    await expect(ask({ ca: other })).rejects.toThrow(/self-signed|signature/);
    await expect(ask({ ca: made.certificate, servername: 'other.example' })).rejects.toThrow(
      'does not match',
    );
    server.close();
  });

  it.each([
    [[], 90],
    [['a b'], 90],
    [['-x'], 90],
    [['localhost'], 0],
    [['localhost'], 826],
    [['localhost'], 1.5],
  ])('is not made for %j and %d days', (bad, days) => {
    expect(() => selfSignedCertificate({ names: bad, days })).toThrow(TypeError);
  });
});

describe('the files', () => {
  const path = join(folder, 'kept');
  const serial = () =>
    new X509Certificate(readFileSync(join(path, 'certificate.pem'))).serialNumber;

  it('are kept while they are good for the names and another week', async () => {
    const files = await keepCertificate(path, ['localhost', '10.0.0.1'], 90);
    const first = serial();
    expect(statSync(files.key).mode & 0o777).toBe(0o600);
    await keepCertificate(path, ['10.0.0.1'], 90);
    expect(serial()).toBe(first);
    await keepCertificate(path, ['10.0.0.2'], 5);
    const second = serial();
    expect(second).not.toBe(first);
    await keepCertificate(path, ['10.0.0.2'], 90);
    expect(serial()).not.toBe(second);
  });

  it('are made by a command, which says what is wrong', () => {
    const command = fileURLToPath(new URL('./command.ts', import.meta.url));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });
    const out = join(folder, 'by-command');
    const made = run('--out', out, '--name', 'localhost', '--days', '30');
    expect([made.status, made.stdout]).toEqual([0, `${out}/certificate.pem\n${out}/key.pem\n`]);
    expect(run('--out', out).stderr).toContain('pnpm certificate --out');
    expect(run('--out', out, '--name', 'a b').stderr).toContain('neither a host name');
  });
});
