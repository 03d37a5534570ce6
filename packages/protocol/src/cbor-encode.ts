import type { Bytes } from './capture.ts';
import type { CborValue } from './cbor-decode.ts';

/** What can be encoded: decoded values, and plain objects whose `undefined` members are left out. */
export type CborInput =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly CborInput[]
  | ReadonlyMap<string, CborValue>
  | { readonly [key: string]: CborInput | undefined };

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;

const utf8 = new TextEncoder();

/** The head of an item with its argument in the shortest form. */
const head = (major: number, argument: number): Bytes => {
  const top = major << 5;
  if (argument < 24) return Uint8Array.of(top | argument);
  if (argument < 0x100) return Uint8Array.of(top | 24, argument);
  const bytes = new DataView(new ArrayBuffer(9));
  if (argument < 0x10000) {
    bytes.setUint8(0, top | 25);
    bytes.setUint16(1, argument);
    return new Uint8Array(bytes.buffer, 0, 3);
  }
  if (argument < 0x100000000) {
    bytes.setUint8(0, top | 26);
    bytes.setUint32(1, argument);
    return new Uint8Array(bytes.buffer, 0, 5);
  }
  bytes.setUint8(0, top | 27);
  bytes.setBigUint64(1, BigInt(argument));
  return new Uint8Array(bytes.buffer);
};

const encodeNumber = (value: number): Bytes => {
  if (!Number.isFinite(value)) throw new TypeError('CBOR here holds finite numbers only');
  // Negative zero has no integer form.
  if (Number.isSafeInteger(value) && !Object.is(value, -0))
    return value < 0 ? head(NEGATIVE, -1 - value) : head(UNSIGNED, value);
  const single = Math.fround(value) === value;
  const bytes = new DataView(new ArrayBuffer(single ? 5 : 9));
  bytes.setUint8(0, single ? 0xfa : 0xfb);
  if (single) bytes.setFloat32(1, value);
  else bytes.setFloat64(1, value);
  return new Uint8Array(bytes.buffer);
};

const encodeText = (value: string): Uint8Array[] => {
  if (/\p{Surrogate}/u.test(value))
    throw new TypeError('text with a lone surrogate has no UTF-8 form');
  const bytes = utf8.encode(value);
  return [head(TEXT, bytes.length), bytes];
};

const encodeEntries = (entries: [string, CborInput][]): Uint8Array[] => [
  head(MAP, entries.length),
  ...entries.flatMap(([key, value]) => [...encodeText(key), ...encodeItem(value)]),
];

const isArray = (value: object): value is readonly CborInput[] => Array.isArray(value);

/** The pieces of one item; large byte strings pass through without being copied twice. */
const encodeItem = (value: CborInput): Uint8Array[] => {
  if (value === null) return [Uint8Array.of(0xf6)];
  if (typeof value === 'boolean') return [Uint8Array.of(value ? 0xf5 : 0xf4)];
  if (typeof value === 'number') return [encodeNumber(value)];
  if (typeof value === 'string') return encodeText(value);
  if (value instanceof Uint8Array) return [head(BYTES, value.length), value];
  if (isArray(value)) return [head(ARRAY, value.length), ...value.flatMap(encodeItem)];
  if (value instanceof Map) return encodeEntries([...(value as ReadonlyMap<string, CborValue>)]);
  return encodeEntries(
    Object.entries(value).filter((entry): entry is [string, CborInput] => entry[1] !== undefined),
  );
};

/**
 * Encodes one value as CBOR (RFC 8949) with definite lengths and heads in the shortest form; keys
 * stand in the order of the object or map.
 *
 * @throws {TypeError} for numbers that are not finite and text that is not well-formed.
 */
export const encodeCbor = (value: CborInput): Bytes => {
  const pieces = encodeItem(value);
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
};
