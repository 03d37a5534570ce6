import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, postCapture, sealedCapture, selfieSamples } from './capture.ts';
import { outcome } from './answers.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_ADMIN_PORT: '0', IWS_REQUIRE_CONTEXT: 'true' });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const admin = (path: string) => fetch(`http://127.0.0.1:${server.adminPort}${path}`);
const page = async () => (await admin('/metrics')).text();

describe('the port for operators', () => {
  it.each(['/healthz', '/readyz', '/metrics', '/docs'])(
    'has %s, and that of the API has not',
    async (path) => {
      expect((await admin(path)).status).toBe(200);
      expect((await fetch(`${server.url}${path}`)).status).toBe(404);
    },
  );

  it('has none of the API', async () => {
    for (const path of ['/api/v1/face_health', '/api/v1/pub_key', '/api/v1/models']) {
      expect((await admin(path)).status).toBe(404);
    }
  });
});

it('every request is counted by endpoint, method and status, under names that nobody else chooses', async () => {
  const time = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/time`, { method: 'POST', headers });
  await time({ Origin: ORIGIN });
  await time({ Origin: ORIGIN });
  await time({});
  await fetch(`${server.url}/API/v1/TIME/`);
  await fetch(`${server.url}/a/path/of/the/caller`, { method: 'PATCH' });
  await postCapture(server.url, 'x');
  const lines = (await page()).match(/^iws_requests_total\{.*$/gm) ?? [];
  const count = (endpoint: string, method: string, status: number) => {
    const start = `iws_requests_total{endpoint="${endpoint}",method="${method}",status="${status}"} `;
    return Number(lines.find((line) => line.startsWith(start))?.slice(start.length));
  };
  expect(count('/api/v1/time', 'POST', 200)).toBe(2);
  expect(count('/api/v1/time', 'POST', 400)).toBe(1);
  expect(count('/api/v1/time', 'GET', 404)).toBe(1);
  expect(count('other', 'other', 404)).toBe(1);
  expect(count('/api/v1/process', 'POST', 400)).toBe(1);
  expect(lines.join()).not.toContain('caller');
});

it('what operators watch is there', async () => {
  const text = await page();
  for (const [name, value] of [
    ['iws_captures_inside', 0],
    ['iws_jobs_waiting', 0],
    ['iws_workers', 1],
    ['iws_worker_replacements_total', 0],
    ['iws_replay_store_away', 0],
  ] as const) {
    expect([name, Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])]).toEqual([
      name,
      value,
    ]);
  }
  expect(text).toMatch(/^iws_licence_days_left 0\.99/m);
  expect(text).toMatch(/^process_resident_memory_bytes /m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

it('a capture without its surroundings is refused where they are required, and is used up', async () => {
  const samples = (await selfieSamples()).filter(({ role }) => role !== 'context');
  const bare = await sealedCapture(server.url, { samples });
  expect(await outcome(await postCapture(server.url, bare))).toBe('INVALID_IMAGE 400');
  expect(await outcome(await postCapture(server.url, bare))).toBe('ERROR_REQUEST_REPLAYED 400');
  const whole = await sealedCapture(server.url);
  expect(await outcome(await postCapture(server.url, whole))).toBe('FEEDBACK_CAPTURED 200');
});
