import { readFileSync } from 'node:fs';
import { selfieJpeg } from '@iws/test-faces';
import { expect, it, onTestFinished } from 'vitest';
import { ORIGIN, postCapture, sealedCapture } from '../capture.ts';
import { startProcess, type ServerProcess } from '../server-process.ts';
import { testFolder } from '../test-server.ts';

/** `SOAK_REQUESTS` for a shorter run, at least twice the part. */
const REQUESTS = Number(process.env['SOAK_REQUESTS'] ?? 10_000);
/**
 * Before anything is counted. V8 lets each heap grow to five times what lives in it before it looks for
 * garbage in all of it (src/pool/heap-limits.ts, decision 5), and that garbage holds memory outside of the
 * heap, too. On the main thread some 24 MiB live and a request leaves some 50 KiB: the first round ends
 * after some 2,000 requests, and until then a heap that loses nothing grows just as one that leaks.
 */
const WARM_UP = 4_000;
/** Of those that are counted, the first so many are compared with the last. */
const PART = 1_000;
/** As a share. infra/README.md says what was measured. */
const LARGEST_GROWTH = 0.05;

/** Resident memory of a process, in MiB. */
const residentMemory = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One of each kind of request, with the status that it has to be answered with. */
function kinds(
  { url }: ServerProcess,
  picture: string,
): readonly (readonly [number, () => Promise<Response>])[] {
  const post = (path: string, body: RequestInit['body'] = null, headers = {}) =>
    fetch(`${url}/api/v1/${path}`, {
      method: 'POST',
      headers: { Origin: ORIGIN, ...headers },
      body,
    });
  const json = { 'Content-Type': 'application/json' };
  const faceAs = (image: string) =>
    post('face/as', JSON.stringify({ image, threshold: 'LOW' }), json);
  const capture = async (options: object) =>
    postCapture(url, await sealedCapture(url, { options }));
  let used = '';
  return [
    [200, () => capture({ requiredTemplates: ['JPEG', 'ISO_19794_5'] })],
    [200, () => capture({ enableAs: false, requiredTemplates: [] })],
    [
      200,
      async () => {
        used = await sealedCapture(url, { options: { enableAs: false, requiredTemplates: [] } });
        return postCapture(url, used);
      },
    ],
    [400, () => postCapture(url, used)],
    [400, () => postCapture(url, new Uint8Array(200_000))],
    [400, () => post('process', 'nonsense', json)],
    [413, () => postCapture(url, new Uint8Array(9 * 1024 * 1024))],
    [200, () => faceAs(picture)],
    [400, () => faceAs(picture.slice(0, 500))],
    [400, () => post('face/as', '{"image":', json)],
    [200, () => post('time')],
    [200, () => fetch(`${url}/api/v1/pub_key`)],
    [200, () => post('models')],
    [304, () => fetch(`${url}/api/v1/models`, { headers: { 'If-None-Match': '*' } })],
    [403, () => post('time', null, { Origin: 'https://other.example' })],
    [404, () => fetch(`${url}/nothing`)],
    [200, () => fetch(`${url}/metrics`)],
    [503, () => busy(url)],
  ];
}

/** More requests at one time than the server takes; the answer of one that was sent away. */
async function busy(url: string): Promise<Response> {
  for (;;) {
    const all = Array.from({ length: 12 }, () => postCapture(url, new Uint8Array(50_000)));
    const answers = await Promise.all(all);
    await Promise.all(answers.map((answer) => answer.clone().arrayBuffer()));
    const sentAway = answers.find(({ status }) => status === 503);
    if (sentAway) return sentAway;
  }
}

it(`${REQUESTS} mixed requests leave the memory flat`, async () => {
  const folder = await testFolder();
  const server = await startProcess(folder, { IWS_QUEUE_CAPACITY: '4' });
  let stopped = false;
  onTestFinished(() => {
    if (!stopped) process.kill(server.pid, 'SIGKILL');
  });
  const picture = Buffer.from(await selfieJpeg()).toString('base64');
  const all = kinds(server, picture);
  const memory: number[] = [];
  for (let count = -WARM_UP; count < REQUESTS; count += 1) {
    const [status, send] = all[(count + WARM_UP) % all.length] ?? [
      0,
      () => Promise.reject(new Error()),
    ];
    const answer = await send();
    await answer.arrayBuffer();
    expect([count, answer.status]).toEqual([count, status]);
    if (count >= 0) memory.push(residentMemory(server.pid));
  }
  const [first, last] = [median(memory.slice(0, PART)), median(memory.slice(-PART))];
  const tenth = REQUESTS / 10;
  const parts = Array.from({ length: 10 }, (_, index) =>
    Math.round(median(memory.slice(index * tenth, (index + 1) * tenth))),
  );
  console.log(`resident memory by tenths, MiB: ${parts.join(' ')}`);
  console.log(`first ${PART}: ${first.toFixed(1)} MiB, last ${PART}: ${last.toFixed(1)} MiB`);
  expect(last / first - 1).toBeLessThan(LARGEST_GROWTH);
  stopped = true;
  expect(await server.stop()).toBe(0);
  folder.remove();
});
