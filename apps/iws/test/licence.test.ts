import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf, readiness } from './answers.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder(undefined, { domains: ['localhost', '*.example.org'] });
  server = await testServer(folder);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** HTTP status for a page at this origin; a refusal has to be the coded one. */
async function statusFor(origin: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/v1/time`, {
    method: 'POST',
    headers: { Origin: origin },
  });
  if (answer.status !== 200) {
    expect((await errorOf(answer)).slice(0, 3)).toEqual(['FEEDBACK_LICENCE_INVALID', 603, 403]);
  }
  return answer.status;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come to hold within a minute');
    await sleep(50);
  }
}

it.each([
  ['http://localhost:4200', 200],
  ['https://www.example.org', 200],
  ['https://a.b.example.org:8443', 200],
  ['https://WWW.EXAMPLE.ORG', 200],
  ['https://example.org', 403],
  ['https://evilexample.org', 403],
  ['https://www.example.org.evil.example', 403],
])('a licence for localhost and *.example.org: %s is answered %i', async (origin, status) => {
  expect(await statusFor(origin)).toBe(status);
});

it('is followed while the server runs; a bad file changes nothing', async () => {
  const [old, renewed] = ['http://localhost:4200', 'https://renewed.example'];
  expect(await statusFor(renewed)).toBe(403);
  await folder.relicense({ domains: ['renewed.example'], days: 10.5 });
  await until(async () => (await statusFor(renewed)) === 200);
  expect(await statusFor(old)).toBe(403);
  const { licence } = await readiness(server.url);
  expect(licence?.domains).toEqual(['renewed.example']);
  const page = await (await fetch(`${server.url}/metrics`)).text();
  expect(Number(/^iws_licence_days_left (\S+)$/m.exec(page)?.[1])).toBeCloseTo(10.5, 2);
  expect(server.log).toContainEqual(
    expect.objectContaining({ msg: 'the licence expires soon', daysLeft: 10, level: 40 }),
  );

  folder.replaceLicence('{"face":');
  const refusals = () =>
    server.log.filter(({ msg }) => String(msg).startsWith('the changed licence is not taken over'));
  await until(() => Promise.resolve(refusals().length === 1));
  await sleep(2_500);
  expect(refusals()).toHaveLength(1);
  expect(await statusFor(renewed)).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
