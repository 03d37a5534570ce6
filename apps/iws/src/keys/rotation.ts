import { addNextKey, parseKeyRing, publishNextKey, type KeyRing } from '@iws/protocol/open';
import { KeyFileError, keyFiles, readSecret, replaceSecret } from './key-files.ts';

async function change(
  folder: string,
  licenceId: string,
  step: (ring: KeyRing) => KeyRing | Promise<KeyRing>,
): Promise<KeyRing> {
  const { ring: path } = keyFiles(folder, licenceId);
  const content = await readSecret(path, 'private');
  if (content === null)
    throw new KeyFileError(`there is no ${path}: the server's first start makes it`);
  const changed = await step(await parseKeyRing(content.toString('utf8')));
  await replaceSecret(path, JSON.stringify(changed));
  return changed;
}

/** Adds a key pair that opens captures but is not published yet. */
export const prepareNextKey = (folder: string, licenceId: string): Promise<KeyRing> =>
  change(folder, licenceId, (ring) => addNextKey(ring, Date.now()));

/** Publishes the prepared key; the one before it opens for fifteen minutes more. */
export const publishPreparedKey = (folder: string, licenceId: string): Promise<KeyRing> =>
  change(folder, licenceId, (ring) => publishNextKey(ring, Date.now()));
