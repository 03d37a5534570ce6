import { openCapture } from '@iws/protocol/open';
import type { OpenAnswer, OpenRequest } from '../src/pool/jobs.ts';

/*
 * A worker for tests of the pool: it dies in the way that the blob names, and opens any other blob as
 * the real one does.
 */

export const ready = (): null => null;

export async function open({ blob, keys, receivedAt }: OpenRequest): Promise<OpenAnswer> {
  switch (Buffer.from(blob).toString()) {
    case 'exit':
      return process.exit(3);
    case 'heap': {
      const heap: number[][] = [];
      for (;;) heap.push(new Array<number>(100_000).fill(heap.length));
    }
    case 'thrown outside':
      setTimeout(() => {
        throw new Error('outside of a job');
      });
      return new Promise(() => undefined);
    case 'thrown inside':
      throw new Error('inside of a job');
    case 'hang':
      return new Promise(() => undefined);
    case 'spin':
      for (;;);
    default:
      return { opened: await openCapture(blob, keys, receivedAt), times: {} };
  }
}
