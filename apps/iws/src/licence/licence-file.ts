import { readFile } from 'node:fs/promises';
import { isCovered, normaliseDomain } from './domains.ts';
import { LicenceError, verifyLicence, type Licence } from './licence.ts';

/** What stands in lic_config.json: one of the licensed domains, and the token in base64. */
export interface LicenceFile {
  readonly face: { readonly url: string; readonly license: string };
}

const isLicenceFile = (value: unknown): value is LicenceFile => {
  const face = (value as Partial<LicenceFile> | null)?.face;
  return typeof face?.url === 'string' && typeof face.license === 'string';
};

/** The text of lic_config.json for a token. */
export const licenceFileText = (url: string, token: string): string => {
  const file: LicenceFile = { face: { url, license: Buffer.from(token).toString('base64') } };
  return `${JSON.stringify(file, null, 2)}\n`;
};

/** Reads lic_config.json and gives its two members, unverified. */
export async function readLicenceFile(path: string): Promise<{ url: string; token: string }> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new LicenceError(`the licence file cannot be read (${code}): ${path}`, { cause });
  });
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new LicenceError(`the licence file is not JSON: ${path}`, { cause });
  }
  if (!isLicenceFile(file)) {
    throw new LicenceError(`the licence file lacks "face" with "url" and "license": ${path}`);
  }
  const token = Buffer.from(file.face.license, 'base64').toString('latin1').trim();
  return { url: file.face.url, token };
}

/**
 * The licence of this server.
 *
 * @throws LicenceError when there is none that is valid now and covers the domain the file names
 */
export async function loadLicence(path: string, issuer: string, now: number): Promise<Licence> {
  const { url, token } = await readLicenceFile(path);
  const licence = await verifyLicence(token, issuer, now);
  const bare = url
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/:\d+$/, '');
  const domain = normaliseDomain(bare);
  if (
    domain === null ||
    !(isCovered(domain, licence.domains) || licence.domains.includes(domain))
  ) {
    throw new LicenceError(`"url" in the licence file is none of the licensed domains: ${path}`);
  }
  return licence;
}
