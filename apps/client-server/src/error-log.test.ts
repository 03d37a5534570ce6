import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, nobody, startClientServer } from '../test/stand.ts';
import { referenceCipher } from './references/reference-cipher.ts';
import { openReferenceStore } from './references/reference-store.ts';

const KEY = randomBytes(32);
const TEMPLATE = randomBytes(560);

/** A client-server with one session, whose subject has enrolled, and what must never be logged of them. */
async function startEnrolled() {
  const folder = mkdtempSync(join(tmpdir(), 'error-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'references.db');
  const stand = await startClientServer(await nobody(), {
    REFERENCE_KEY: KEY.toString('base64'),
    REFERENCE_DATABASE: path,
  });
  const begun = await fetch(`${stand.url}/api/session`, { method: 'POST' });
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const [subject = '', , signature = ''] = cookie.replace(/^.*=/, '').split('.');
  const cipher = referenceCipher(KEY);
  const store = openReferenceStore(path, cipher);
  const { id } = store.put(subject, TEMPLATE, 'm');
  store.close();
  return { ...stand, path, cookie, signature, id };
}

/** Asks with a body, which fetch would not send everywhere. */
async function ask(url: string, method: string, cookie: string, body: string) {
  const answer = await new Promise<{ status: number | undefined; text: string }>(
    (resolve, reject) => {
      const headers = { cookie, 'content-length': String(body.length) };
      const asked = request(url, { method, headers }, (response) => {
        text(response).then((read) => resolve({ status: response.statusCode, text: read }), reject);
      });
      asked.on('error', reject).end(body);
    },
  );
  return { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
}

test('a failure of this server stands in the log with its reason, and without what people and keys are known by', async () => {
  const { url, path, cookie, signature, id, logged } = await startEnrolled();
  const database = new DatabaseSync(path);
  database.exec('ALTER TABLE reference RENAME COLUMN id TO renamed');
  const sealed = database.prepare('SELECT sealed FROM reference').get()?.['sealed'];
  database.close();
  expect(sealed).toBeInstanceOf(Uint8Array);

  for (const [method, of] of [
    ['GET', 'session'],
    ['DELETE', `enrol/${id}`],
  ] as const) {
    const { status, body } = await ask(`${url}/api/${of}`, method, cookie, 'tulip narcissus');
    expect([status, body['message']]).toEqual([500, 'ERROR_SERVER_INTERNAL']);
    expect(JSON.stringify(body)).not.toContain('no such column');
    await eventually(() => logged().includes(String(body['refid'])));
    const line = logged()
      .split('\n')
      .find((one) => one.includes(String(body['refid'])));
    expect(JSON.parse(line ?? '')).toMatchObject({
      level: 50,
      msg: 'request failed',
      err: {
        message: expect.stringContaining('no such column') as string,
        stack: expect.stringContaining('reference-store') as string,
      },
    });
  }
  expect(logged()).not.toMatch(/tulip|narcissus/);
  expect(logged()).not.toContain(signature);
  for (const secret of [KEY, TEMPLATE, Buffer.from(sealed as Uint8Array)]) {
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      expect(logged()).not.toContain(secret.toString(encoding).slice(0, 24));
    }
    expect(logged()).not.toContain([...secret.subarray(0, 8)].join(','));
  }
});

test('so does why a request is not understood', async () => {
  const { url, cookie, logged } = await startEnrolled();
  const { status, body } = await ask(`${url}/api/enrol/%ff`, 'DELETE', cookie, 'tulip');
  expect([status, body['message']]).toEqual([400, 'ERROR_INVALID_JSON']);
  await eventually(() => logged().includes(String(body['refid'])));
  expect(logged()).toContain('"type":"URIError"');
  expect(logged()).not.toContain('tulip');
});
