import { createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf, startClientServer, startUpstream } from '../../test/stand.ts';

const REFID = 'W-face-process-6f0e9d55-42f7-4a5b-8d57-6e7a2f8f7d11-1700000000000';
const PICTURE = Buffer.from('a picture');
const TEMPLATE = Buffer.concat([
  Buffer.from('IDENTY'),
  Buffer.from([1, 0, 1, 0, 1, 2, 0, 3]),
  Buffer.from('m/1'),
  randomBytes(520),
]);
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** As docs/template-encryption.md describes it, with Node's own cryptography. */
function encrypted(template: Uint8Array, oaepHash: 'sha1' | 'sha256') {
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(template), cipher.final(), cipher.getAuthTag()]);
  const wrap = (part: Buffer) => publicEncrypt({ key: publicKey, oaepHash }, part);
  const [key1, key2] = [wrap(key), wrap(iv)].map((part) => part.toString('base64'));
  return { data: data.toString('base64'), key1, key2 };
}

/** A client-server before an IWS that encrypts, and what that was asked. */
async function start(
  environment: Record<string, string>,
  oaepHash: 'sha1' | 'sha256' = 'sha1',
): Promise<{ url: string; asked: Record<string, unknown>[]; logged: () => string }> {
  const common = { refid: REFID, code: 200 };
  const answers: Readonly<Record<string, () => object>> = {
    process: () => ({
      ...common,
      message: 'FEEDBACK_CAPTURED',
      data: { width: 480 },
      encrypted_templates: { PNG: encrypted(PICTURE, oaepHash) },
    }),
    'face/generateTemplateFromImage': () => ({
      ...common,
      data: { encrypted_templates: { IDENTY_TYPE_1: encrypted(TEMPLATE, oaepHash) } },
    }),
    matchWithSelfie: () => ({ ...common, possibleMatch: true, similarityScore: 97 }),
  };
  const asked: Record<string, unknown>[] = [];
  const iws = await startUpstream((request, response) => {
    void bodyOf(request).then((body) => {
      const path = (request.url ?? '').replace('/api/v1/', '');
      if (path !== 'process') asked.push(JSON.parse(body.toString()) as Record<string, unknown>);
      response.end(JSON.stringify(answers[path]?.() ?? {}));
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'encrypted-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { url, logged } = await startClientServer(iws.url, {
    REFERENCE_KEY: randomBytes(32).toString('base64'),
    REFERENCE_DATABASE: join(folder, 'references.db'),
    ...environment,
  });
  return { url, asked, logged };
}

/** Begins a session and sends a capture to each path. */
async function post(url: string, ...paths: readonly string[]) {
  const begun = await fetch(`${url}/api/session`, { method: 'POST' });
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answers: [number, unknown][] = [];
  for (const path of paths) {
    const form = new FormData();
    form.append('file', new Blob(['sealed']), 'bdata');
    const headers = { cookie, origin: 'https://bank.example' };
    const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: form });
    const { message } = (await answer.json()) as { message: unknown };
    answers.push([answer.status, message]);
  }
  return answers;
}

test.each([
  ['sha1', { TEMPLATE_DECRYPTION_KEY: PEM }],
  ['sha256', { TEMPLATE_DECRYPTION_KEY: PEM, TEMPLATE_ENCRYPTION_HASH: 'SHA-256' }],
] as const)('with its key, what an IWS encrypts with %s is opened', async (hash, environment) => {
  const { url, asked } = await start(environment, hash);
  expect(await post(url, 'enrol', 'verify')).toEqual([
    [201, 'FEEDBACK_ENROLLED'],
    [200, 'FEEDBACK_VERIFY_COMPLETED'],
  ]);
  expect(asked[0]).toEqual({ image: PICTURE.toString('base64'), qualityMode: 'ENROL' });
  expect(asked[1]).toMatchObject({
    image: { template: PICTURE.toString('base64'), format: 'PNG' },
    imageToVerifyAgainst: { template: TEMPLATE.toString('base64'), format: 'IDENTY_TYPE_1' },
  });
});

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
test.each([
  ['no key', {}, 'TEMPLATE_DECRYPTION_KEY is not set'],
  [
    'another key',
    { TEMPLATE_DECRYPTION_KEY: other.export({ format: 'pem', type: 'pkcs8' }).toString() },
    'does not open (another key)',
  ],
  [
    'another hash',
    { TEMPLATE_DECRYPTION_KEY: PEM, TEMPLATE_ENCRYPTION_HASH: 'SHA-256' },
    'does not open (another key)',
  ],
] as const)(
  'with %s nobody enrols; the log says why, the caller does not learn it',
  async (_, environment, reason) => {
    const { url, asked, logged } = await start(environment);
    expect(await post(url, 'enrol')).toEqual([[500, 'ERROR_SERVER_INTERNAL']]);
    expect(asked).toEqual([]);
    expect(logged()).toContain(reason);
    expect(logged()).not.toContain('PRIVATE KEY');
  },
);
