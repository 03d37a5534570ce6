import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { captureMaker, ORIGIN } from './captures.ts';
import { post } from './load.ts';
import { summarise } from './percentiles.ts';
import { requestsOption } from './requests-option.ts';
import { startServer } from './server-process.ts';
import { captureForm } from './subjects.ts';

const CAPACITY = 4;

const HELP = `Usage: pnpm bench busy [options]

Starts the server in production mode on this machine with room for ${CAPACITY} captures, keeps all its cores at work with captures, and
asks to be let in beside them, with the headers of a request and nothing of its body. Prints how long after the headers the
refusal (503) came.

Options
  --requests N         refusals to wait for (default 200)
`;

/** A request that is not refused in this time was let in. */
const LET_IN_MS = 2000;

/** `pnpm bench busy`: see HELP. */
export async function busyCommand(args: string[]): Promise<void> {
  const requests = requestsOption(args, 200, HELP);
  if (requests === 'help') {
    process.stdout.write(HELP);
    return;
  }
  const server = await startServer({ IWS_QUEUE_CAPACITY: String(CAPACITY) });
  const load = await keepAtWork(server.url);
  try {
    const times: number[] = [];
    await server.eventLoopDelayP99();
    while (times.length < requests) {
      const took = await refusalTime(Number(new URL(server.url).port));
      if (took !== null) times.push(took);
    }
    const delay = await server.eventLoopDelayP99();
    const { answered, refused, failed } = await load.stop();
    const { p50, p95, p99, max } = summarise(times);
    const cells = [times.length, ...[p50, p95, p99, max].map((value) => value.toFixed(1))];
    process.stdout.write(
      [
        '| refusals | p50 ms | p95 ms | p99 ms | longest ms |',
        '|---|---|---|---|---|',
        `| ${cells.join(' | ')} |`,
        '',
        `beside them ${answered} captures answered, ${refused} refused and ${failed} failed; event loop delay p99 ${delay?.toFixed(1) ?? 'not reported'} ms`,
        '',
      ].join('\n'),
    );
  } finally {
    await load.stop();
    await server.stop();
  }
}

/** Posts captures over twice as many connections as the server has room for, until it is stopped. */
async function keepAtWork(url: string) {
  const { make } = await captureMaker(url);
  const agent = new Agent({ keepAlive: true });
  const counts = { answered: 0, refused: 0, failed: 0 };
  let stopped = false;
  const connection = async () => {
    while (!stopped) {
      const { status } = await post(`${url}/api/v1/process`, captureForm(await make()), agent);
      counts[status === 200 ? 'answered' : status === 503 ? 'refused' : 'failed'] += 1;
    }
  };
  const connections = Array.from({ length: 2 * CAPACITY }, connection);
  // The first captures compile what they need; a server that has run for a while is what is asked about.
  while (counts.answered < 100 && counts.failed === 0)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(connections);
      agent.destroy();
      return counts;
    },
  };
}

/** From the end of the headers to the first octets of the refusal, in milliseconds; null when the server let the request in. */
async function refusalTime(port: number): Promise<number | null> {
  const socket = await connected(port);
  try {
    return await new Promise<number | null>((resolve, reject) => {
      const sent = performance.now();
      const giveUp = setTimeout(() => resolve(null), LET_IN_MS);
      socket.once('error', reject);
      socket.once('data', (octets: Buffer) => {
        clearTimeout(giveUp);
        const line = octets.toString('latin1').split('\r\n')[0];
        if (line?.startsWith('HTTP/1.1 503 ')) resolve(performance.now() - sent);
        else reject(new Error(`the answer to headers alone was ${line}`));
      });
      socket.write(HEADERS);
    });
  } finally {
    socket.destroy();
  }
}

const HEADERS = [
  'POST /api/v1/process HTTP/1.1',
  'Host: localhost',
  `Origin: ${ORIGIN}`,
  'Content-Type: multipart/form-data; boundary=x',
  'Content-Length: 400000',
  '',
  '',
].join('\r\n');

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}
