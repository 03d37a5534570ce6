import type { Base64Flag } from '@iws/protocol';

/** Lines of DEFAULT base64 are as long as RFC 2045 allows. */
const LINE = 76;

/**
 * Writes octets in one of the flavours that a capture can ask for. They are Android's: every flavour
 * but NO_WRAP breaks lines and ends the last one; NO_CLOSE concerns streams and changes nothing.
 */
export function base64(octets: Uint8Array, flag: Base64Flag): string {
  const { buffer, byteOffset, byteLength } = octets;
  const encoded = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  switch (flag) {
    case 'NO_WRAP':
      return encoded;
    case 'NO_PADDING':
      return wrapped(encoded.replace(/=+$/, ''), '\n');
    case 'CRLF':
      return wrapped(encoded, '\r\n');
    case 'URL_SAFE':
      return wrapped(encoded.replaceAll('+', '-').replaceAll('/', '_'), '\n');
    case 'DEFAULT':
    case 'NO_CLOSE':
      return wrapped(encoded, '\n');
  }
}

function wrapped(text: string, lineEnd: string): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) lines.push(text.slice(at, at + LINE), lineEnd);
  return lines.join('');
}
