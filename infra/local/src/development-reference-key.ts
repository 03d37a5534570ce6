import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inRepository } from './folders.ts';

/** Apart from the database, which lies in .data/client-server. */
const FILE = inRepository('.data/keys/reference-key');

/**
 * Makes or keeps the key of the references for development and gives the variable that carries it; none where the
 * environment has one.
 */
export async function developmentReferenceKey(
  environment: Readonly<Record<string, string | undefined>>,
  file = FILE,
): Promise<Readonly<Record<string, string>>> {
  if (environment.REFERENCE_KEY) return {};
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return { REFERENCE_KEY: kept.trim() };
  const made = randomBytes(32).toString('base64');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return { REFERENCE_KEY: made };
}
