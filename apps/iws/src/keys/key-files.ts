import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The two files of one licence: its key ring, and the secret that challenges are signed with. */
export interface KeyFiles {
  readonly folder: string;
  readonly ring: string;
  readonly challengeSecret: string;
}

/** The keys cannot be used as they lie there. The message is one line for the operator. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

/** Where the keys of a licence lie. The name carries the licence's id, so a renewal keeps them. */
export const keyFiles = (folder: string, licenceId: string): KeyFiles => ({
  folder,
  ring: join(folder, `keys-${licenceId}.json`),
  challengeSecret: join(folder, `challenge-${licenceId}.secret`),
});

/**
 * Reads a secret file; null when there is none.
 *
 * @param access `private`: only the owner may be able to read it. A mounted secret has other rights,
 * given by those who mounted it: `mounted`.
 */
export async function readSecret(
  path: string,
  access: 'private' | 'mounted',
): Promise<Buffer | null> {
  try {
    if (access === 'private' && ((await stat(path)).mode & 0o077) !== 0) {
      throw new KeyFileError(`others than its owner can read ${path}: chmod 600`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof KeyFileError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new KeyFileError(`${path} cannot be read (${code ?? 'unknown error'})`, { cause });
  }
}

/**
 * Writes a new secret file that only its owner can read, complete or not at all. When another process
 * was first, its file stands and this one is dropped.
 */
export async function createSecret(path: string, content: string | Uint8Array): Promise<void> {
  await beside(path, content, async (draft) => {
    await link(draft, path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
    await rm(draft);
  });
}

/** Replaces a secret file, complete or not at all. */
export const replaceSecret = (path: string, content: string): Promise<void> =>
  beside(path, content, (draft) => rename(draft, path));

async function beside(
  path: string,
  content: string | Uint8Array,
  put: (draft: string) => Promise<void>,
): Promise<void> {
  // Not by the process's id: containers that share a folder often have the same.
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await put(draft);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new KeyFileError(`${path} cannot be written (${code})`, { cause });
  }
}
