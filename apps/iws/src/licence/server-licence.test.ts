import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { licenceFileText } from './licence-file.ts';
import { issueLicence } from './licence.ts';
import { ServerLicence } from './server-licence.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 24);

const folder = mkdtempSync(join(tmpdir(), 'server-licence-'));
const path = join(folder, 'lic_config.json');
let issuer: JWK;
let now: number;
let lines: string[];
let licence: ServerLicence;

const say = (level: string) => (facts: object, message?: string) =>
  void lines.push(`${level}: ${message} ${JSON.stringify(facts)}`);

async function text({ days = 365, id = 'acme', domains = ['example.org'] } = {}): Promise<string> {
  const granted = { id, domains, features: ['face'], issuedAt: now, expiresAt: now + days * DAY };
  return licenceFileText(domains[0] ?? '', await issueLicence(granted, issuer));
}

const open = () =>
  ServerLicence.open({
    path,
    issuer: issuer.x ?? '',
    now: () => now,
    logger: { info: say('info'), warn: say('warn'), error: say('error') },
  });

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  issuer = await exportJWK(privateKey);
});
beforeEach(() => {
  now = START;
  lines = [];
});
afterEach(() => licence.close());
afterAll(() => rmSync(folder, { recursive: true }));

describe('the end of a licence', () => {
  it('is announced once a day for thirty days, and when it has come', async () => {
    writeFileSync(path, await text({ days: 31 }));
    licence = await open();
    const said: string[][] = [];
    for (let hour = 0; hour <= 33 * 24; hour += 6) {
      now = START + hour * 3_600_000 + 1;
      lines = [];
      await licence.look();
      if (lines.length > 0) said.push([String(hour / 24), ...lines]);
    }
    expect(said).toHaveLength(31);
    expect(said[0]).toEqual([
      '1',
      expect.stringMatching(/^warn: the licence expires soon .*"daysLeft":29/),
    ]);
    expect(said.at(-2)?.[1]).toMatch(/"daysLeft":0/);
    expect(said.at(-1)).toEqual(['31', expect.stringMatching(/^error: the licence has expired/)]);
    expect(licence.hasExpired).toBe(true);
    expect(licence.daysLeft).toBeCloseTo(-2, 5);
  });

  it('is announced at the start', async () => {
    writeFileSync(path, await text({ days: 5 }));
    licence = await open();
    expect(lines).toEqual([expect.stringMatching(/^warn: .*"daysLeft":5/)]);
    expect(licence.daysLeft).toBe(5);
  });
});

describe('a changed file', () => {
  const changed = async (content: string) => {
    writeFileSync(`${path}.new`, content);
    renameSync(`${path}.new`, path);
    await licence.look();
  };

  it('is in force, also when it replaced the old one or the old one had expired', async () => {
    writeFileSync(path, await text({ days: 40 }));
    licence = await open();
    await changed(await text({ days: 400, domains: ['example.org', '*.example.net'] }));
    expect(licence.current.domains).toEqual(['example.org', '*.example.net']);
    now += 401 * DAY;
    expect(licence.hasExpired).toBe(true);
    await changed(await text({ days: 10 }));
    expect(licence.hasExpired).toBe(false);
    expect(lines.filter((line) => line.startsWith('info'))).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/^warn: .*"daysLeft":10/);
    writeFileSync(path, await text({ days: 20 }));
    await licence.look();
    expect(licence.daysLeft).toBe(20);
  });

  it.each([
    ['no JSON', () => Promise.resolve('{'), 'is not JSON'],
    ['another id', () => text({ id: 'other' }), 'another id'],
    ['nothing', () => Promise.resolve(''), 'is not JSON'],
    ['an expired licence', async () => await text({ days: 0.5 }), 'has expired'],
  ])('with %s changes nothing, and is logged once', async (_name, content, reason) => {
    writeFileSync(path, await text());
    licence = await open();
    const before = licence.current;
    const bad = await content();
    now += DAY;
    await changed(bad);
    await licence.look();
    expect(licence.current).toBe(before);
    expect(lines).toEqual([expect.stringMatching(/^error: the changed licence is not taken over/)]);
    expect(lines[0]).toContain(reason);
  });

  it('that is gone changes nothing', async () => {
    writeFileSync(path, await text());
    licence = await open();
    rmSync(path);
    await licence.look();
    expect(licence.hasExpired).toBe(false);
    expect(lines).toEqual([expect.stringContaining('ENOENT')]);
  });
});
