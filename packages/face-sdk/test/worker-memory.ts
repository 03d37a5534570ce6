import type { CDPSession, Page } from 'playwright-core';

/** Bytes that the SDK's worker holds. */
export interface WorkerMemory {
  /** Of its JavaScript heap. */
  readonly heap: number;
  /** Of its buffers: frames, and the WebAssembly memories that the worker shares with no other thread. */
  readonly buffers: number;
}

/**
 * What the worker holds when everything that can be collected has been: seen from outside, by the browser's DevTools
 * protocol. The worker knows nothing of it.
 */
export async function workerMemory(page: Page): Promise<WorkerMemory> {
  const session = await page.context().newCDPSession(page);
  try {
    const ask = await workerSession(session);
    await ask('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await ask('Runtime.getHeapUsage');
    return { heap: Number(usedSize), buffers: Number(backingStorageSize) };
  } finally {
    await session.detach();
  }
}

type Answer = Readonly<Record<string, unknown>>;

/** What comes back: an answer has the `id` of its question, an event has none. */
interface Message {
  readonly id?: number;
  readonly result?: Answer;
  readonly error?: object;
}

/** Asks the worker's own target, whose messages travel inside those of the page's. A thread of the runtime, which only waits, would never answer. */
async function workerSession(session: CDPSession): Promise<(method: string) => Promise<Answer>> {
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.endsWith('capture-worker.js')) resolve(sessionId);
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  const waiting = new Map<number, (answer: Message) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Message;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  return async (method) => {
    const id = waiting.size + 1;
    const answered = new Promise<Message>((resolve) => {
      waiting.set(id, resolve);
    });
    const message = JSON.stringify({ id, method });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result, error } = await answered;
    if (result === undefined) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
}
