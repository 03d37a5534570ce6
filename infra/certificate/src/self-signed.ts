import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  utcTime,
  utf8String,
} from './der.ts';

/** A certificate and its private key, both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateRequest {
  /** Host names and IP addresses that the certificate is for; at least one. */
  readonly names: readonly string[];
  /** How long it is valid. Phones take no more than 825. */
  readonly days: number;
}

const DAY = 86_400_000;
const HOST_NAME =
  /^(?=.{1,253}$)(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));

/**
 * Makes a self-signed certificate for a server (RFC 5280; P-256, ECDSA with SHA-256). It is no authority:
 * nothing that it signs is trusted by whoever trusts it.
 *
 * @throws TypeError for a name that is neither a host name nor an address, or days outside of 1 to 825
 */
export function selfSignedCertificate({ names, days }: CertificateRequest): Certificate {
  if (names.length === 0) throw new TypeError('a certificate needs a name');
  if (!Number.isInteger(days) || days < 1 || days > 825) {
    throw new TypeError('days must be a whole number from 1 to 825');
  }
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = sequence(
    set(sequence(objectIdentifier('2.5.4.3'), utf8String('IWS development'))),
  );
  // A clock that is a little behind ours should find it valid, too.
  const begins = Date.now() - DAY / 24;
  const certificate = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ECDSA_WITH_SHA256,
    subject,
    sequence(utcTime(new Date(begins)), utcTime(new Date(begins + days * DAY))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...extensions(names))),
  );
  const signature = sign('sha256', certificate, privateKey);
  const whole = sequence(certificate, ECDSA_WITH_SHA256, bitString(signature));
  return {
    certificate: pem('CERTIFICATE', whole),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extensions(names: readonly string[]): Buffer[] {
  const extension = (id: string, critical: boolean, content: Buffer) =>
    sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(content));
  return [
    extension('2.5.29.19', true, sequence()), // basicConstraints: no authority
    extension('2.5.29.15', true, bitString(Buffer.from([0x80]), 7)), // keyUsage: digitalSignature
    extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))), // serverAuth
    extension('2.5.29.17', false, sequence(...names.map(generalName))), // subjectAltName
  ];
}

function generalName(name: string): Buffer {
  if (isIP(name) !== 0) return implicit(7, addressOctets(name));
  if (!HOST_NAME.test(name)) throw new TypeError(`neither a host name nor an address: ${name}`);
  return implicit(2, Buffer.from(name.toLowerCase(), 'latin1'));
}

function addressOctets(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes an IPv4 tail and everything else as groups of hexadecimal digits.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

const pem = (label: string, der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
};
