const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ONLY_ALPHABET = /^[A-Za-z0-9_-]*$/;

/**
 * Whether `text` is base64url (RFC 4648, section 5) in the one form that its bytes have: no
 * padding, no white space, the unused bits of the last character zero.
 */
export const isCanonicalBase64url = (text: string): boolean => {
  if (!ONLY_ALPHABET.test(text)) return false;
  const rest = text.length % 4;
  if (rest === 0) return true;
  if (rest === 1) return false;
  const last = ALPHABET.indexOf(text.charAt(text.length - 1));
  return (last & (rest === 2 ? 0b1111 : 0b11)) === 0;
};

/** The number of bytes that a base64url text without padding stands for. */
export const base64urlByteLength = (text: string): number => Math.floor((text.length * 3) / 4);
