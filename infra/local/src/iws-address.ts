import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { inUrl } from './https-names.ts';
import { SettingsError } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How the IWS is reached on this machine. */
export interface IwsAddress {
  /** Without a path. */
  readonly url: string;
  /** Path of the authority of its certificate, where no public one vouches for it. */
  readonly authority?: string;
}

/** Addresses on which a server listens that are none to ask. */
const ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where a server that listens on `host` is asked. */
export const asked = (host: string): string => ANY[host] ?? host;

/**
 * Reads from the environment how the IWS will be reached: over TLS when `IWS_TLS_CERT` is set, by a name that the certificate
 * covers.
 *
 * @param host on which it listens
 * @throws SettingsError when the certificate cannot be read, or is for none of this machine's names
 */
export function iwsAddress(host: string, port: number, environment: Environment): IwsAddress {
  const path = environment.IWS_TLS_CERT;
  if (!path || !environment.IWS_TLS_KEY) return { url: `http://${inUrl(asked(host))}:${port}` };
  const certificate = readCertificate(path);
  const here = asked(host);
  const names = ['127.0.0.1', '::1'].includes(here) ? [here, 'localhost'] : [here];
  const name = names.find((each) =>
    isIP(each) === 0 ? certificate.checkHost(each) : certificate.checkIP(each),
  );
  if (name === undefined) {
    throw new SettingsError(
      `the certificate of IWS_TLS_CERT is not for ${names.join(' or ')}, where this machine reaches the IWS`,
    );
  }
  const authority = environment.CLIENT_SERVER_IWS_CA || (vouchesForItself(certificate) ? path : '');
  return { url: `https://${inUrl(name)}:${port}`, ...(authority === '' ? {} : { authority }) };
}

const vouchesForItself = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);

function readCertificate(path: string): X509Certificate {
  try {
    return new X509Certificate(readFileSync(path));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === undefined || code.startsWith('ERR_') ? 'no certificate in PEM' : code;
    throw new SettingsError(`IWS_TLS_CERT: ${path} cannot be used (${reason})`);
  }
}
