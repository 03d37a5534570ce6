import { join } from 'node:path';
import { expect } from 'vitest';
import { ServerKeys } from '../src/keys/server-keys.ts';
import { outcome } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { nginx, type Nginx } from './nginx.ts';
import { redisServer, type RedisServer } from './redis-server.ts';
import { startProcess, type ServerProcess } from './server-process.ts';
import { testFolder } from './test-server.ts';

/** Two servers that share licence, keys and replay store, behind nginx; all real, all on this machine. */
export interface Replicas {
  readonly redis: RedisServer;
  readonly servers: readonly ServerProcess[];
  readonly front: Nginx;
  readonly stop: () => Promise<void>;
}

export async function replicas(
  environment: Readonly<Record<string, string>> = {},
): Promise<Replicas> {
  const folder = await testFolder();
  const keys = join(folder.path, 'mounted');
  const onFailure = (cause: unknown) => {
    throw cause;
  };
  (await ServerKeys.open({ folder: keys, licenceId: 'test', origin: 'own', onFailure })).close();
  const redis = await redisServer();
  const settings = { IWS_KEYS_FOLDER: keys, REDIS_URL: redis.url, ...environment };
  const servers = await Promise.all([
    startProcess(folder, settings),
    startProcess(folder, settings),
  ]);
  const front = await nginx(servers.map(({ port }) => port));
  return {
    redis,
    servers,
    front,
    stop: async () => {
      await front.stop();
      await Promise.all(servers.map((server) => server.stop()));
      await redis.remove();
      folder.remove();
    },
  };
}

export const CAPTURED = 'FEEDBACK_CAPTURED 200';
export const REPLAYED = 'ERROR_REQUEST_REPLAYED 400';
export const BUSY = 'ERROR_SERVER_BUSY 503';
/** The two answers to a capture that was sent twice, as {@link race} counts them. */
export const ONCE = `${REPLAYED} + ${CAPTURED}`;

/** A capture whose examination is short: what is asked here is who gets to be examined. */
export const quickCapture = (url: string) =>
  sealedCapture(url, { options: { enableAs: false, requiredTemplates: [] } });

/**
 * Sends the same capture twice at once through nginx, which gives one to each replica, with a new capture
 * each time, until `rounds` pairs have been answered. A pair counts as not answered when one of the two
 * was BUSY: on a machine that stands still for a second, Redis does not answer in time, and then nobody
 * is let through. Such pairs are repeated, at most one for each ten rounds.
 *
 * @returns how often each pair of answers came, those with BUSY included
 */
export async function race({ front }: Replicas, rounds: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let next = quickCapture(front.url);
  let unanswered = 0;
  for (let round = 0; round < rounds + unanswered; round += 1) {
    const blob = await next;
    const both = Promise.all([postCapture(front.url, blob), postCapture(front.url, blob)]);
    next = quickCapture(front.url);
    const pair = (await Promise.all((await both).map(outcome))).toSorted().join(' + ');
    counts[pair] = (counts[pair] ?? 0) + 1;
    if (pair.includes(BUSY) && unanswered < rounds / 10) unanswered += 1;
  }
  await next;
  return counts;
}

/** What {@link race} gave: every answered pair was accepted once, and of the others none twice. */
export function expectOnce(counts: Readonly<Record<string, number>>, rounds: number): void {
  expect(counts[ONCE]).toBe(rounds);
  const others = Object.keys(counts).filter((pair) => pair !== ONCE);
  expect(others.filter((pair) => !pair.includes(BUSY))).toEqual([]);
}

/** Captures that a server has answered, by what it answered. */
export async function answered({ url }: ServerProcess): Promise<Record<string, number>> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const lines = page.matchAll(/^iws_answer_seconds_count\{.*answer="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, answer = '', count]) => [answer, Number(count)]));
}
