/**
 * Makes compact JWEs without the library's and jose's code and without chance: the vectors can be
 * made again byte for byte, and a second implementation has confirmed what they hold.
 */
export type Octets = Uint8Array<ArrayBuffer>;

export const concat = (...pieces: Uint8Array[]): Octets =>
  Uint8Array.from(pieces.flatMap((piece) => [...piece]));

export const utf8 = (text: string): Octets => new TextEncoder().encode(text);

export const base64url = (octets: Uint8Array): string =>
  btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

export const fromBase64url = (text: string): Octets =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );

/** `length` octets that look random and are the same each time. */
export const pseudoRandom = async (seed: string, length: number): Promise<Octets> => {
  const blocks: Octets[] = [];
  for (let i = 0; i * 32 < length; i++)
    blocks.push(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`${seed} ${i}`))));
  return concat(...blocks).slice(0, length);
};

const toBigInt = (octets: Uint8Array): bigint =>
  BigInt('0x' + Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(''));

const fromBigInt = (value: bigint, length: number): Octets => {
  const digits = value.toString(16).padStart(length * 2, '0');
  return Uint8Array.from({ length }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16));
};

const power = (base: bigint, exponent: bigint, modulus: bigint): bigint => {
  let result = 1n;
  for (let square = base; exponent > 0n; exponent >>= 1n, square = (square * square) % modulus)
    if (exponent & 1n) result = (result * square) % modulus;
  return result;
};

export type Hash = 'SHA-256' | 'SHA-1';

const digest = async (hash: Hash, octets: Octets): Promise<Octets> =>
  new Uint8Array(await crypto.subtle.digest(hash, octets));

/** MGF1 of RFC 8017, appendix B.2.1. */
const mask = async (hash: Hash, seed: Octets, length: number): Promise<Octets> => {
  const blocks: Octets[] = [];
  for (let i = 0; concat(...blocks).length < length; i++)
    blocks.push(await digest(hash, concat(seed, Uint8Array.of(0, 0, 0, i))));
  return concat(...blocks).slice(0, length);
};

const xor = (a: Octets, b: Octets): Octets => a.map((octet, i) => octet ^ (b[i] ?? 0));

/** RSAES-OAEP-ENCRYPT of RFC 8017, section 7.1.1, with the seed given. */
export const wrapKey = async (
  message: Octets,
  key: { n: string; e: string },
  seedText: string,
  hash: Hash = 'SHA-256',
): Promise<Octets> => {
  const n = fromBase64url(key.n);
  const label = await digest(hash, new Uint8Array());
  const seed = await pseudoRandom(seedText, label.length);
  const gap = new Uint8Array(n.length - message.length - 2 * label.length - 2);
  const block = concat(label, gap, Uint8Array.of(1), message);
  const maskedBlock = xor(block, await mask(hash, seed, block.length));
  const maskedSeed = xor(seed, await mask(hash, maskedBlock, seed.length));
  const encoded = toBigInt(concat(Uint8Array.of(0), maskedSeed, maskedBlock));
  return fromBigInt(power(encoded, toBigInt(fromBase64url(key.e)), toBigInt(n)), n.length);
};

/** The tag of A256CBC-HS512 (RFC 7518, section 5.2.2.1). */
export const tagOf = async (
  contentKey: Octets,
  header: string,
  iv: Octets,
  ciphertext: Octets,
): Promise<Octets> => {
  const aad = utf8(header);
  const aadBits = new Uint8Array(8);
  new DataView(aadBits.buffer).setBigUint64(0, BigInt(aad.length * 8));
  const algorithm = { name: 'HMAC', hash: 'SHA-512' };
  const macKey = await crypto.subtle.importKey('raw', contentKey.slice(0, 32), algorithm, false, [
    'sign',
  ]);
  const mac = await crypto.subtle.sign('HMAC', macKey, concat(aad, iv, ciphertext, aadBits));
  return new Uint8Array(mac).slice(0, 32);
};

export const encryptCbc = async (
  contentKey: Octets,
  iv: Octets,
  plaintext: Octets,
): Promise<Octets> => {
  const key = await crypto.subtle.importKey('raw', contentKey.slice(32), 'AES-CBC', false, [
    'encrypt',
  ]);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, plaintext));
};

/** The five parts of a JWE and what they were made from. */
export interface Parts {
  header: string;
  encryptedKey: Octets;
  iv: Octets;
  ciphertext: Octets;
  tag: Octets;
  contentKey: Octets;
}

/** Seals `plaintext` under the text of a protected header; `seed` decides all that chance would. */
export const sealParts = async (
  headerText: string,
  plaintext: Octets,
  key: { n: string; e: string },
  seed: string,
): Promise<Parts> => {
  const header = base64url(utf8(headerText));
  const contentKey = await pseudoRandom(`${seed} cek`, 64);
  const iv = await pseudoRandom(`${seed} iv`, 16);
  const ciphertext = await encryptCbc(contentKey, iv, plaintext);
  return {
    header,
    encryptedKey: await wrapKey(contentKey, key, `${seed} oaep`),
    iv,
    ciphertext,
    tag: await tagOf(contentKey, header, iv, ciphertext),
    contentKey,
  };
};

export const compact = ({ header, encryptedKey, iv, ciphertext, tag }: Parts): string =>
  [header, ...[encryptedKey, iv, ciphertext, tag].map(base64url)].join('.');
