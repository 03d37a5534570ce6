import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postCapture, sealedCapture, selfieSamples } from './capture.ts';
import { startProcess } from './server-process.ts';
import { readSystemCalls, straceCommand, type SystemCalls } from './system-calls.ts';
import { testFolder, type TestFolder } from './test-server.ts';

/*
 * The system calls of the server and all its threads, from its first instruction to its end, while it
 * answers captures, refuses some, and survives broken ones. `CI` is not set: onnxruntime keeps its
 * telemetry back there.
 */

let folder: TestFolder;
let calls: SystemCalls;
let marked: readonly string[];

beforeAll(async () => {
  folder = await testFolder();
  const output = join(folder.path, 'strace.txt');
  const server = await startProcess(folder, {}, straceCommand(output));
  const answers: number[] = [];
  const png = { options: { requiredTemplates: ['PNG', 'JPEG', 'ISO_19794_5'] as const } };
  for (let round = 0; round < 3; round += 1) {
    const changes = {
      options: { ...png.options, requiredTemplates: [...png.options.requiredTemplates] },
    };
    answers.push((await postCapture(server.url, await sealedCapture(server.url, changes))).status);
  }
  const [primary] = await selfieSamples();
  if (!primary) throw new Error('a primary was expected');
  const samples = [{ ...primary, data: primary.data.slice(0, 9_000) }];
  answers.push(
    (await postCapture(server.url, await sealedCapture(server.url, { samples }))).status,
  );
  answers.push((await postCapture(server.url, new Uint8Array(300_000))).status);
  expect(answers).toEqual([200, 200, 200, 400, 400]);
  expect(await server.stop()).toBe(0);
  calls = readSystemCalls(output);
  marked = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
}, 180_000);
afterAll(() => folder.remove());

it('sees what the server does: its keys are written, its port is used', () => {
  const keys = join(folder.path, 'data', 'keys');
  expect(calls.written.some((path) => path.startsWith(keys))).toBe(true);
  expect(calls.fileWrites.some(({ path }) => path.startsWith(keys))).toBe(true);
});

it('connects to no other machine', () => {
  expect(calls.foreignAddresses).toEqual([]);
});

it('writes no file but its keys', () => {
  const data = join(folder.path, 'data');
  const elsewhere = calls.written.filter(
    (path) => !path.startsWith(data) && !path.startsWith('/dev/') && !path.startsWith('/proc/'),
  );
  expect(elsewhere).toEqual([]);
  const expected = ['challenge-test.secret', 'keys-test.json'];
  expect(readdirSync(join(data, 'keys')).sort()).toEqual(expected);
  for (const name of expected) {
    expect(statSync(join(data, 'keys', name)).mode & 0o777).toBe(0o600);
  }
  expect(marked.filter((path) => /\.cache|\.onnxruntime|deviceid/i.test(path))).toEqual([]);
});

it('writes no octet of a picture', () => {
  const keys = join(folder.path, 'data', 'keys');
  const others = calls.fileWrites.filter(({ path }) => !path.startsWith(keys));
  expect(others).toEqual([]);
  for (const { octets, start } of calls.fileWrites) {
    expect(octets).toBeLessThan(4096);
    expect(start).not.toMatch(/\\xff\\xd8\\xff|PNG|RIFF|FAC|eyJ/);
  }
});
