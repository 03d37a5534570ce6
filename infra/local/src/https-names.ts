import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { keepCertificate, type CertificateFiles } from '@iws/certificate';
import { inRepository } from './folders.ts';
import { SettingsError } from './settings.ts';

const DAYS = 90;

/** A host name or address as it stands in a URL, and as a licence names it. */
export const inUrl = (name: string): string => (isIP(name) === 6 ? `[${name}]` : name);

/** What others in the same network may call this machine: its IPv4 addresses and its name. */
export function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  const name = hostname().toLowerCase();
  const valid = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name);
  return [...addresses, ...(valid ? [`${name}.local`] : [])];
}

/**
 * The names after `--https` on the command line; without any, those of this machine. Null: `--https` is
 * not there.
 *
 * @throws SettingsError for anything else on the command line
 */
export function namesAfterHttps(args: readonly string[]): readonly string[] | null {
  const given = args.filter((argument) => argument !== '--');
  const [option, ...names] = given;
  if (option === undefined) return null;
  if (option !== '--https' || !names.every((name) => /^[A-Za-z0-9:][A-Za-z0-9.:-]*$/.test(name))) {
    throw new SettingsError('usage: pnpm start [--https [host name or address …]]');
  }
  return names.length > 0 ? names : ownNames();
}

/** A certificate below .data/ for these names and for this machine's own; made when there is none. */
export const developmentCertificate = (names: readonly string[]): Promise<CertificateFiles> =>
  keepCertificate(inRepository('.data/https'), ['localhost', '127.0.0.1', ...names], DAYS);
