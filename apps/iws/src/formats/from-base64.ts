/** What stands before the base64 of a data URL (RFC 2397), when somebody sends one. */
const DATA_URL = /^\s*data:[\w.+/-]{1,100}(?:;[\w.+="-]{1,100}){0,4};base64,/i;

const SPACE = /\s+/g;
/** Both alphabets of RFC 4648; the padding may be missing, but nothing else stands after it. */
const ALPHABET = /^[A-Za-z0-9+/_-]*={0,2}$/;

/**
 * Reads base64 in any of the spellings that applications send: with the prefix of a data URL or
 * without, with white space, in the URL-safe alphabet, without padding.
 *
 * @returns null when it is empty or no base64
 */
export function fromBase64(text: string): Uint8Array | null {
  const prefix = DATA_URL.exec(text)?.[0] ?? '';
  const encoded = text.slice(prefix.length).replace(SPACE, '');
  if (!ALPHABET.test(encoded)) return null;
  const characters = encoded.replace(/=+$/, '').length;
  // One character left over holds six bits: no octet.
  if (characters === 0 || characters % 4 === 1) return null;
  return Buffer.from(encoded, 'base64');
}
