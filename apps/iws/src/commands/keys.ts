import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parseKeyRing, type KeyRing } from '@iws/protocol/open';
import { keyFiles, readSecret } from '../keys/key-files.ts';
import { prepareNextKey, publishPreparedKey } from '../keys/rotation.ts';

const USAGE = `pnpm keys <command> --folder <data folder>/keys --licence <licence id>

  list      shows the keys: when each was made, published and until when it opens
  rotate    prepares a key, waits until the server has it (--wait <seconds>, default 5), publishes it
  prepare   adds a key that opens but is not published: distribute the folder to all replicas, then
  publish   publishes it; the key before it opens for 15 minutes more`;

/** Keys without anything secret. */
const listed = (ring: KeyRing) =>
  ring.keys
    .map(({ kid, createdAt, publishedAt, opensUntil }) => {
      const at = (time: number | null) => (time === null ? '-' : new Date(time).toISOString());
      return `${kid}  made ${at(createdAt)}  published ${at(publishedAt)}  opens until ${at(opensUntil)}`;
    })
    .join('\n');

async function run(args: readonly string[]): Promise<string> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      licence: { type: 'string' },
      wait: { type: 'string', default: '5' },
    },
  });
  const [command] = positionals;
  const { folder, licence } = values;
  if (!folder || !licence) throw new Error(USAGE);
  switch (command) {
    case 'list': {
      const content = await readSecret(keyFiles(folder, licence).ring, 'private');
      if (!content) throw new Error('there are no keys yet');
      return listed(await parseKeyRing(content.toString('utf8')));
    }
    case 'rotate':
      await prepareNextKey(folder, licence);
      await sleep(Number(values.wait) * 1000);
      return listed(await publishPreparedKey(folder, licence));
    case 'prepare':
      return listed(await prepareNextKey(folder, licence));
    case 'publish':
      return listed(await publishPreparedKey(folder, licence));
    case undefined:
    default:
      throw new Error(USAGE);
  }
}

try {
  console.log(await run(process.argv.slice(2).filter((argument) => argument !== '--')));
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
}
