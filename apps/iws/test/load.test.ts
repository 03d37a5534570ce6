import { connect } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf } from './answers.ts';
import { ORIGIN, postCapture, sealedCapture } from './capture.ts';
import { testFolder, type TestFolder } from './test-server.ts';
import { startProcess, type ServerProcess } from './server-process.ts';

/*
 * The server runs in a process of its own here: its threads are counted, and what this process does
 * beside it does not count. How soon it refuses, is measured by `pnpm bench busy` and not here.
 */

const CAPACITY = 6;

let folder: TestFolder;
let server: ServerProcess;

beforeAll(async () => {
  folder = await testFolder();
  server = await startProcess(folder, {
    IWS_QUEUE_CAPACITY: String(CAPACITY),
    IWS_REQUEST_TIMEOUT_MS: '10000',
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

/** Sends headers that announce a body, and nothing more; resolves with what comes back. */
function rawRequest(lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('connect', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const gauge = async (name: string): Promise<number> => {
  const page = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
};

const inside = () => gauge('iws_captures_inside');

describe('a full queue', () => {
  it('refuses after the headers, whatever the body, and lets go of slow callers', async () => {
    // Uploads that have begun and go on slowly are inside.
    const holders = Array.from({ length: CAPACITY }, () =>
      rawRequest([...HEADERS, 'Content-Length: 100000'], '--x\r\n'),
    );
    await expect.poll(inside).toBe(CAPACITY);

    const refusals = await Promise.all(
      Array.from({ length: 20 }, () =>
        rawRequest([...HEADERS, 'Content-Length: 400000'], '--x\r\n'),
      ),
    );
    // Their bodies never come, and nobody inside has ended: the answer waited for neither.
    expect(await inside()).toBe(CAPACITY);
    for (const text of refusals) {
      expect(text).toMatch(/^HTTP\/1\.1 503 /);
      expect(text).toMatch(/^Retry-After: 1\r$/m);
      expect(text).toMatch(/^Connection: close\r$/m);
      expect(text).toContain('"message":"ERROR_SERVER_BUSY"');
    }

    // A caller that sends its whole capture before it looks gets the answer, too, not a reset.
    const blob = 'A'.repeat(400_000);
    for (let round = 0; round < 10; round += 1) {
      const busy = await errorOf(await postCapture(server.url, blob));
      expect(busy.slice(0, 3)).toEqual(['ERROR_SERVER_BUSY', 503, 503]);
    }

    // The slow ones are cut off in time and leave nothing behind.
    for (const text of await Promise.all(holders)) expect(text).toMatch(/^HTTP\/1\.1 408 /);
    await expect.poll(inside).toBe(0);
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
  });
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
    await expect.poll(inside).toBe(0);
  });

  it('while the capture is being examined leaves nothing behind', async () => {
    let cuts = 0;
    // An answer that was faster than the cut shows nothing.
    for (let round = 0; cuts < 2 && round < 20; round += 1) {
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
      await response.catch(() => (cuts += 1));
    }
    expect(cuts).toBe(2);
    await expect.poll(inside).toBe(0);
    expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);
  });

  it('that waits for 100 Continue is told to go on, or not to', async () => {
    const continued = await rawRequest([
      ...HEADERS,
      'Expect: 100-continue',
      'Content-Length: 100000',
    ]);
    expect(continued).toMatch(/^HTTP\/1\.1 100 Continue\r\n/);
    const refused = await rawRequest([
      ...HEADERS,
      'Expect: 100-continue',
      `Content-Length: ${9 * 1024 * 1024}`,
    ]);
    expect(refused).toMatch(/^HTTP\/1\.1 413 /);
  });
});

/** Processor time of each thread of the server, in ticks of the kernel; the first is Express's. */
function threadTimes(): number[] {
  const folder = `/proc/${server.pid}/task`;
  const threads = readdirSync(folder).toSorted((a, b) => Number(a) - Number(b));
  return threads.map((thread) => {
    // The name stands in parentheses and may hold anything; utime and stime are fields 14 and 15.
    const [, rest = ''] = readFileSync(`${folder}/${thread}/stat`, 'latin1').split(/\) (?=\S )/);
    const fields = rest.split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
}

it('the thread that answers does little of the work', async () => {
  const blobs: string[] = [];
  for (let index = 0; index < 40; index += 1) blobs.push(await sealedCapture(server.url));
  const before = threadTimes();
  const statuses: number[] = [];
  const client = async () => {
    for (let blob = blobs.pop(); blob !== undefined; blob = blobs.pop()) {
      statuses.push((await postCapture(server.url, blob)).status);
    }
  };
  await Promise.all(Array.from({ length: CAPACITY }, client));
  const spent = threadTimes().map((time, index) => time - (before[index] ?? 0));
  const all = spent.reduce((sum, time) => sum + time, 0);
  expect(statuses).toEqual(Array.from({ length: 40 }, () => 200));
  expect(all).toBeGreaterThan(0);
  expect((spent[0] ?? all) / all).toBeLessThan(0.4);
  expect(await gauge('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
});
