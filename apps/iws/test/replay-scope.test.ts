import { ENDPOINTS, FACE_AS_ANSWER, PROCESS_CAPTURED } from '@iws/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, reader } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { redisServer, type RedisServer } from './redis-server.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

/*
 * IWS_REPLAY_SCOPE: by default a capture is answered once; with `endpoint` once by each endpoint, so that a
 * parallel pipeline or an archive can ask about the same capture.
 */

let folder: TestFolder;
let redis: RedisServer;

beforeAll(async () => {
  folder = await testFolder();
  redis = await redisServer();
});
afterAll(async () => {
  await redis.remove();
  folder.remove();
});

const REPLAYED = ['ERROR_REQUEST_REPLAYED', 605, 400];
const process = ({ url }: TestServer, blob: string) => postCapture(url, blob);
const secureFaceAs = ({ url }: TestServer, blob: string) =>
  postCapture(url, blob, { path: ENDPOINTS.secureFaceAs });
const code = async (answer: Response) => (await errorOf(answer)).slice(0, 3);

describe.each([
  ['in memory', () => ({})],
  ['in Redis', () => ({ REDIS_URL: redis.url })],
] as const)('uses that are remembered %s', (_, store) => {
  it('with IWS_REPLAY_SCOPE=endpoint a capture visits two endpoints, each once', async () => {
    const server = await testServer(folder, { IWS_REPLAY_SCOPE: 'endpoint', ...store() });
    // Redis believes a challenge only when it was issued after its own start.
    let blob = await sealedCapture(server.url);
    let first = await process(server, blob);
    for (; first.status === 500; first = await process(server, blob)) {
      blob = await sealedCapture(server.url);
    }
    await reader(PROCESS_CAPTURED, 200)(first);
    await reader(FACE_AS_ANSWER, 200)(await secureFaceAs(server, blob));
    expect(await code(await process(server, blob))).toEqual(REPLAYED);
    expect(await code(await secureFaceAs(server, blob))).toEqual(REPLAYED);

    // Both at once are no replay of each other; the same endpoint twice at once is.
    const next = await sealedCapture(server.url);
    const answers = await Promise.all([
      process(server, next),
      secureFaceAs(server, next),
      process(server, next),
      secureFaceAs(server, next),
    ]);
    const [one, two, three, four] = answers.map(({ status }) => status);
    expect([one, three].sort()).toEqual([200, 400]);
    expect([two, four].sort()).toEqual([200, 400]);
    await server.stop();
  });

  it('by default a capture that was answered by one is refused by the other', async () => {
    const server = await testServer(folder, store());
    const blob = await sealedCapture(server.url);
    await reader(FACE_AS_ANSWER, 200)(await secureFaceAs(server, blob));
    expect(await code(await process(server, blob))).toEqual(REPLAYED);
    await server.stop();
  });
});
