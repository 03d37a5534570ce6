import { WireFormatError } from './wire-format-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws {WireFormatError} if the octets are not UTF-8 JSON. */
export const parseJson = (octets: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(octets));
  } catch {
    throw new WireFormatError('not UTF-8 JSON');
  }
};
