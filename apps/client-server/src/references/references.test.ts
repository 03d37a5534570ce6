import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginSession, sessionOf } from './demo-session.ts';
import { OurFault } from './our-fault.ts';
import { referenceCipher } from './reference-cipher.ts';
import { openReferenceStore } from './reference-store.ts';

const KEY = randomBytes(32);
const ADA = { subject: 'ada', modelId: 'fr_feature@1' };
const TEMPLATE = new Uint8Array(randomBytes(560));

describe('referenceCipher', () => {
  const cipher = referenceCipher(KEY);
  const sealed = cipher.seal(TEMPLATE, ADA);

  it('opens what it sealed, and seals otherwise every time', () => {
    expect(Buffer.from(cipher.open(sealed, ADA)).equals(TEMPLATE)).toBe(true);
    expect(Buffer.from(cipher.seal(TEMPLATE, ADA)).equals(sealed)).toBe(false);
    expect(Buffer.from(sealed).includes(Buffer.from(TEMPLATE.subarray(0, 16)))).toBe(false);
  });

  it.each([
    ['another subject', KEY, { ...ADA, subject: 'bob' }],
    ['another model', KEY, { ...ADA, modelId: 'fr_feature@2' }],
    ['texts that run together', KEY, { subject: 'adafr', modelId: '_feature@1' }],
    ['another key', randomBytes(32), ADA],
  ])('does not open for %s', (_, key, context) => {
    expect(() => referenceCipher(key).open(sealed, context)).toThrow();
  });

  it('does not open when any octet was changed or is missing', () => {
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Uint8Array.from(sealed);
      changed[at]! ^= 1;
      expect(() => cipher.open(changed, ADA)).toThrow();
      expect(() => cipher.open(sealed.subarray(0, at), ADA)).toThrow();
    }
  });
});

describe('openReferenceStore', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'references-'));
    path = join(folder, 'references.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (key: Uint8Array = KEY) => openReferenceStore(path, referenceCipher(key));

  it('keeps one reference for each subject, over a restart', () => {
    const store = open();
    const first = store.put('ada', TEMPLATE, 'm');
    const second = store.put('ada', TEMPLATE.slice(1), 'm');
    store.put('bob', TEMPLATE, 'm');
    store.close();
    const again = open();
    const found = again.get('ada');
    expect(found).toMatchObject({ id: second.id, modelId: 'm' });
    expect(Buffer.from(found?.template ?? []).equals(TEMPLATE.slice(1))).toBe(true);
    expect(again.remove('ada', first.id)).toBe(false);
    expect(again.get('carol')).toBeNull();
    again.close();
  });

  it('removes only what is the subject’s own, and leaves nothing of it in the file', () => {
    const store = open();
    const { id } = store.put('ada', TEMPLATE, 'a-model-with-a-name');
    expect(store.remove('bob', id)).toBe(false);
    expect(store.get('ada')).not.toBeNull();
    expect(readFileSync(path).includes('a-model-with-a-name')).toBe(true);
    expect(store.remove('ada', id)).toBe(true);
    expect(store.get('ada')).toBeNull();
    store.close();
    expect(readFileSync(path).includes('a-model-with-a-name')).toBe(false);
  });

  it('has no template in clear, and is read by its owner only', () => {
    const store = open();
    store.put('ada', TEMPLATE, 'm');
    store.close();
    expect(readFileSync(path).includes(Buffer.from(TEMPLATE.subarray(100, 116)))).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('says that it is this server’s fault when the database does not do what it is told', () => {
    const store = openReferenceStore(path, referenceCipher(KEY));
    const { id } = store.put('ada', TEMPLATE, 'm');
    const other = new DatabaseSync(path);
    other.exec('DROP TABLE reference');
    other.close();
    const calls = [
      () => store.put('ada', TEMPLATE, 'm'),
      () => store.get('ada'),
      () => store.enrolmentOf('ada'),
      () => store.remove('ada', id),
    ];
    for (const call of calls) {
      expect(call).toThrow(OurFault);
      expect(call).toThrow(/^the database of references: no such table/);
    }
    store.close();
  });

  it('does not open with another key, nor a row that was moved to another subject', () => {
    const store = open();
    store.put('ada', TEMPLATE, 'm');
    store.close();
    const other = open(randomBytes(32));
    expect(() => other.get('ada')).toThrow();
    other.close();
  });
});

describe('demo session', () => {
  const secret = randomBytes(32);
  const { session, cookie } = beginSession(secret, { secure: false });
  const sent = (value: string) => ({ headers: { cookie: value } });
  const pair = cookie.split(';')[0] ?? '';

  it('is the one that was begun', () => {
    expect(sessionOf(sent(`other=1; ${pair}`), secret)).toEqual(session);
    expect(cookie).toMatch(/; Path=\/api; HttpOnly; SameSite=Strict; Max-Age=86400$/);
    expect(beginSession(secret, { secure: true }).cookie).toMatch(/; Secure$/);
  });

  it.each([
    ['no cookie', ''],
    ['another subject', pair.replace(/=.{4}/, '=0000')],
    ['a longer life', pair.replace(/\.(\d+)\./, '.9$1.')],
    ['no signature', pair.slice(0, pair.lastIndexOf('.') + 1)],
    ['something behind it', `${pair}.x`],
    ['nothing in it', 'iws_demo_session='],
  ])('is none with %s', (_, value) => expect(sessionOf(sent(value), secret)).toBeNull());

  it('is none after its time, or after a restart, which changes the secret', () => {
    expect(sessionOf(sent(pair), secret, session.expiresAt)).toBeNull();
    expect(sessionOf(sent(pair), randomBytes(32))).toBeNull();
  });
});
