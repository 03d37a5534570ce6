import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorBody } from '@iws/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, postCapture, sealedCapture } from './capture.ts';
import { testFolder, type TestFolder } from './test-server.ts';
import { startProcess, type ServerProcess } from './server-process.ts';

/*
 * The server runs in a process of its own here: the event loop whose delay is measured is its own, and
 * what this process does beside it does not count.
 */

const CAPACITY = 6;

let folder: TestFolder;
let server: ServerProcess;

beforeAll(async () => {
  folder = await testFolder();
  server = await startProcess(folder, {
    IWS_QUEUE_CAPACITY: String(CAPACITY),
    IWS_REQUEST_TIMEOUT_MS: '5000',
  });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const HEADERS = [
  'POST /api/v1/process HTTP/1.1',
  'Host: localhost',
  `Origin: ${ORIGIN}`,
  'Content-Type: multipart/form-data; boundary=x',
];

/** Sends headers that announce a body, and nothing more; resolves with what comes back and when. */
function rawRequest(
  lines: readonly string[],
  body = '',
): Promise<{ text: string; ms: number; closed: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    let ms = Number.NaN;
    let start = 0;
    socket.on('connect', () => {
      start = performance.now();
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
    });
    socket.on('data', (chunk) => {
      if (text === '') ms = performance.now() - start;
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve({ text, ms, closed: performance.now() - start }));
    socket.on('error', reject);
  });
}

const gauge = async (name: string): Promise<number> => {
  const page = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
};

describe('a full queue', () => {
  it('refuses within 100 ms of the end of the headers, before a body arrives', async () => {
    // Uploads that have begun and go on slowly are inside.
    const holders = Array.from({ length: CAPACITY }, () =>
      rawRequest([...HEADERS, 'Content-Length: 100000'], '--x\r\n'),
    );
    while ((await gauge('iws_captures_inside')) < CAPACITY) await sleep(20);

    const refusals = await Promise.all(
      Array.from({ length: 20 }, () =>
        rawRequest([...HEADERS, 'Content-Length: 400000'], '--x\r\n'),
      ),
    );
    for (const { text } of refusals) {
      expect(text).toMatch(/^HTTP\/1\.1 503 /);
      expect(text).toMatch(/^Retry-After: 1\r$/m);
      expect(text).toMatch(/^Connection: close\r$/m);
      expect(text).toContain('"message":"ERROR_SERVER_BUSY"');
    }
    const slowest = Math.max(...refusals.map(({ ms }) => ms));
    expect(slowest).toBeLessThan(100);

    // A caller that sends its whole capture before it looks gets the answer, too, not a reset.
    const blob = 'A'.repeat(400_000);
    for (let round = 0; round < 10; round += 1) {
      const response = await postCapture(server.url, blob);
      const { code } = (await response.json()) as ErrorBody;
      expect([response.status, code]).toEqual([503, 503]);
    }

    // The slow ones are cut off in time and leave nothing behind.
    for (const { text, closed } of await Promise.all(holders)) {
      expect(text).toMatch(/^HTTP\/1\.1 408 /);
      expect(closed).toBeLessThan(9_000);
    }
    expect(await gauge('iws_captures_inside')).toBe(0);
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
  }, 60_000);
});

describe('a broken connection', () => {
  it('in the middle of a body leaves nothing behind', async () => {
    for (let round = 0; round < 3 * CAPACITY; round += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(`${[...HEADERS, 'Content-Length: 100000'].join('\r\n')}\r\n\r\n--x\r\n`);
          setTimeout(() => socket.destroy(), 20);
        });
        socket.on('close', () => resolve());
      });
    }
    await sleep(200);
    expect(await gauge('iws_captures_inside')).toBe(0);
  });

  it('while the capture is being examined leaves nothing behind', async () => {
    for (let round = 0; round < 2; round += 1) {
      const blob = await sealedCapture(server.url);
      const cut = new AbortController();
      const form = new FormData();
      form.append('file', new Blob([blob]), 'bdata');
      const request = {
        method: 'POST',
        headers: { Origin: ORIGIN },
        body: form,
        signal: cut.signal,
      };
      const response = fetch(`${server.url}/api/v1/process`, request);
      setTimeout(() => cut.abort(), 40);
      await expect(response).rejects.toThrow();
    }
    await sleep(1_000);
    expect(await gauge('iws_captures_inside')).toBe(0);
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
  });

  it('that waits for 100 Continue is told to go on, or not to', async () => {
    const continued = await rawRequest([
      ...HEADERS,
      'Expect: 100-continue',
      'Content-Length: 100000',
    ]);
    expect(continued.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n/);
    const refused = await rawRequest([
      ...HEADERS,
      'Expect: 100-continue',
      `Content-Length: ${9 * 1024 * 1024}`,
    ]);
    expect(refused.text).toMatch(/^HTTP\/1\.1 413 /);
  }, 20_000);
});

it('the event loop is not held up under load', async () => {
  const blobs: string[] = [];
  for (let index = 0; index < 40; index += 1) blobs.push(await sealedCapture(server.url));
  await fetch(`${server.url}/metrics`); // begins a new measurement
  const statuses: number[] = [];
  const client = async () => {
    for (let blob = blobs.pop(); blob !== undefined; blob = blobs.pop()) {
      statuses.push((await postCapture(server.url, blob)).status);
    }
  };
  await Promise.all(Array.from({ length: CAPACITY }, client));
  const p99 = await gauge('nodejs_eventloop_lag_p99_seconds');
  expect(statuses.every((status) => status === 200)).toBe(true);
  expect(p99).toBeGreaterThan(0);
  expect(p99).toBeLessThan(0.05);
}, 60_000);
