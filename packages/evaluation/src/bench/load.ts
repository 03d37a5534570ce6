import { Agent, request } from 'node:http';
import { summarise, type LatencySummary } from './percentiles.ts';
import { ORIGIN } from './captures.ts';
import type { BenchRequest } from './subjects.ts';

/** One run of the load generator. */
export interface LoadResult {
  readonly connections: number;
  readonly requests: number;
  /** Answers by HTTP status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly latency: LatencySummary;
  /** Cores that the generator itself kept busy, 0 upwards. */
  readonly generatorCores: number;
}

/**
 * Sends every request once, over `connections` kept-alive connections, each as fast as it is answered.
 *
 * @param url of the endpoint, on this machine
 */
export async function sendAll(
  url: string,
  requests: readonly BenchRequest[],
  connections: number,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const processor = process.cpuUsage();
  const started = performance.now();
  const connection = async () => {
    for (let one = requests[next++]; one; one = requests[next++]) {
      const sent = performance.now();
      const { status } = await post(url, one, agent);
      latencies.push(performance.now() - sent);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(processor);
  agent.destroy();
  return {
    connections,
    requests: requests.length,
    statuses,
    seconds,
    requestsPerSecond: requests.length / seconds,
    latency: summarise(latencies),
    generatorCores: (user + system) / 1e6 / seconds,
  };
}

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** Sends one request and takes the whole answer. */
export function post(
  url: string,
  { contentType, body }: BenchRequest,
  agent: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          origin: ORIGIN,
          'content-type': contentType,
          'content-length': body.length,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
