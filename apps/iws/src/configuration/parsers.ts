import { isAbsolute, resolve } from 'node:path';

/** Reads one value of the environment, or says in a few words what it should have been. */
export type Parser<T> = (text: string) => T | Expected;

/** Why a value was refused: completes the sentence "NAME must be …". */
export class Expected {
  readonly description: string;
  constructor(description: string) {
    this.description = description;
  }
}

/** A whole number in [least, most]; no sign, no exponent, no unit. */
export const wholeNumber =
  (least: number, most: number): Parser<number> =>
  (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? value
      : new Expected(`a whole number from ${least} to ${most}`);
  };

/** One of a closed set of words; `fold` says whether case matters. */
export const oneOf =
  <const T extends string>(words: readonly T[], fold: 'exact' | 'any-case' = 'exact'): Parser<T> =>
  (text) =>
    words.find((word) =>
      fold === 'exact' ? word === text : word.toLowerCase() === text.toLowerCase(),
    ) ?? new Expected(`one of ${words.join(', ')}`);

/** A path, made absolute against the folder in which the server was started. */
export const path: Parser<string> = (text) =>
  text.includes('\0') ? new Expected('a path') : isAbsolute(text) ? text : resolve(text);

/** Paths with colons between them, each made absolute; empty ones are passed over. */
export const paths: Parser<readonly string[]> = (text) =>
  text.includes('\0')
    ? new Expected('paths with colons between them')
    : text
        .split(':')
        .filter((one) => one !== '')
        .map((one) => resolve(one));

/** A host name or address to listen on. */
export const host: Parser<string> = (text) =>
  /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : new Expected('a host name or an address');

/** The 32 octets of an Ed25519 public key in canonical base64url (the `x` of its JWK). */
export const ed25519PublicKey: Parser<string> = (text) =>
  /^[A-Za-z0-9_-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text
    ? text
    : new Expected('an Ed25519 public key: 43 characters of base64url, the "x" of its JWK');

/** Address of a Redis: `redis:` or, over TLS, `rediss:`, with a host; user, password, port and database may follow. */
export const redisUrl: Parser<string> = (text) => {
  const url = URL.parse(text);
  const known = url !== null && /^rediss?:$/.test(url.protocol) && url.hostname !== '';
  return known && /^(\/\d{0,3})?$/.test(url.pathname) && !url.search && !url.hash
    ? text
    : new Expected('an address like redis://user:password@host:6379/0, or rediss:// for TLS');
};

/** The `b64token` of RFC 6750. */
export const token: Parser<string> = (text) =>
  /^[A-Za-z0-9._~+/-]{16,4096}=*$/.test(text)
    ? text
    : new Expected('at least 16 letters, digits or any of . _ ~ + / -');

/** `true` or `false`, in any case. */
export const yesOrNo: Parser<boolean> = (text) =>
  /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : new Expected('true or false');
