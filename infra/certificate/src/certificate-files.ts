import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isIP } from 'node:net';
import { selfSignedCertificate } from './self-signed.ts';

export interface CertificateFiles {
  /** Path of the certificate, PEM. */
  readonly certificate: string;
  /** Path of its private key, PEM, readable by its owner only. */
  readonly key: string;
}

const DAY = 86_400_000;

/**
 * Keeps a self-signed certificate in a folder: the one that lies there while it is good for every name and
 * for another week, else a new one.
 */
export async function keepCertificate(
  folder: string,
  names: readonly string[],
  days: number,
): Promise<CertificateFiles> {
  const files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  if (await isGood(files, names)) return files;
  const made = selfSignedCertificate({ names, days });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replace(files.key, made.key);
  await replace(files.certificate, made.certificate);
  return files;
}

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}

async function isGood(files: CertificateFiles, names: readonly string[]): Promise<boolean> {
  try {
    const certificate = new X509Certificate(await readFile(files.certificate));
    const key = createPrivateKey(await readFile(files.key));
    const covers = (name: string) =>
      isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name);
    return (
      certificate.checkPrivateKey(key) &&
      certificate.validToDate.getTime() > Date.now() + 7 * DAY &&
      names.every((name) => covers(name) !== undefined)
    );
  } catch {
    return false;
  }
}
