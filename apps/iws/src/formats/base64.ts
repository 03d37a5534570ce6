import type { Base64Flag } from '@iws/protocol';

/** Lines of DEFAULT base64 are as long as RFC 2045 allows. */
const LINE = 76;

/**
 * Writes octets in one of the flavours that a capture can ask for, as a string of JSON in octets of ASCII. The flavours are Android's: every
 * one but NO_WRAP breaks lines and ends the last one; NO_CLOSE concerns streams and changes nothing.
 */
export function base64Json(octets: Uint8Array, flag: Base64Flag): Uint8Array {
  const { buffer, byteOffset, byteLength } = octets;
  const encoded = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
  switch (flag) {
    case 'NO_WRAP':
      return quoted(encoded, '', Infinity);
    case 'NO_PADDING':
      return quoted(encoded.replace(/=+$/, ''), '\\n', LINE);
    case 'CRLF':
      return quoted(encoded, '\\r\\n', LINE);
    case 'URL_SAFE':
      return quoted(encoded.replaceAll('+', '-').replaceAll('/', '_'), '\\n', LINE);
    case 'DEFAULT':
    case 'NO_CLOSE':
      return quoted(encoded, '\\n', LINE);
  }
}

/** @param lineEnd as JSON escapes it */
function quoted(text: string, lineEnd: string, line: number): Uint8Array {
  const ending = Buffer.from(lineEnd);
  const lines = Math.ceil(text.length / line) || 0;
  const json = Buffer.allocUnsafeSlow(2 + text.length + lines * ending.length);
  // The text is written at the end and its lines are moved forward: each leaves room for the ends of those that follow.
  const end = json.length - 1;
  let from = end - text.length;
  json.write(text, from, 'latin1');
  let to = 1;
  while (from < end) {
    const next = Math.min(from + line, end);
    json.copyWithin(to, from, next);
    to += next - from;
    for (const octet of ending) json[to++] = octet;
    from = next;
  }
  json[0] = QUOTE;
  json[end] = QUOTE;
  return json;
}

const QUOTE = '"'.charCodeAt(0);
