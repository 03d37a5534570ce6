import type { Bytes } from './capture.ts';
import { LIMITS } from './limits.ts';

/** What a CBOR text of this protocol can hold. Keys of maps are text; integers are safe integers. */
export type CborValue =
  null | boolean | number | string | Bytes | CborValue[] | Map<string, CborValue>;

/** Bounds of one text; {@link LIMITS} has the defaults. */
export interface CborLimits {
  /** Containers within containers, the outermost included. */
  depth: number;
  /** Data items in all, keys of maps included. */
  items: number;
  /** UTF-8 bytes of any one text. */
  textBytes: number;
}

/** Why a CBOR text was refused. */
export class CborError extends Error {
  override readonly name = 'CborError';
  /** Where in the input, in bytes from its start. */
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(`${problem} at byte ${offset}`);
    this.offset = offset;
  }
}

const DEFAULT_LIMITS: CborLimits = {
  depth: LIMITS.cborDepth,
  items: LIMITS.cborItems,
  textBytes: LIMITS.textBytes,
};

// `ignoreBOM` keeps a byte order mark as the character it is: no two inputs give the same text.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Node's Buffer redefines members of Uint8Array; shared memory could change while it is read. */
const plainView = ({ buffer, byteOffset, byteLength }: Uint8Array): Bytes =>
  buffer instanceof ArrayBuffer
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));

interface Cursor {
  readonly bytes: Bytes;
  readonly view: DataView;
  readonly limits: CborLimits;
  at: number;
  items: number;
}

const remaining = (cursor: Cursor) => cursor.bytes.length - cursor.at;

const refuse = (cursor: Cursor, problem: string): never => {
  throw new CborError(problem, cursor.at);
};

/** Moves over `length` bytes and returns where they start. */
const take = (cursor: Cursor, length: number): number => {
  if (length > remaining(cursor)) refuse(cursor, 'input ends early');
  const start = cursor.at;
  cursor.at += length;
  return start;
};

/** The argument of a head whose low five bits are `info` (RFC 8949, section 3); any width. */
const readArgument = (cursor: Cursor, info: number): number => {
  if (info < 24) return info;
  if (info === 24) return cursor.view.getUint8(take(cursor, 1));
  if (info === 25) return cursor.view.getUint16(take(cursor, 2));
  if (info === 26) return cursor.view.getUint32(take(cursor, 4));
  if (info === 31) return refuse(cursor, 'indefinite length');
  if (info !== 27) return refuse(cursor, 'reserved head');
  const value = cursor.view.getBigUint64(take(cursor, 8));
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuse(cursor, 'integer out of range');
  return Number(value);
};

const readBytes = (cursor: Cursor, length: number): Bytes => {
  const start = take(cursor, length);
  return cursor.bytes.subarray(start, start + length);
};

const readText = (cursor: Cursor, length: number): string => {
  if (length > cursor.limits.textBytes) refuse(cursor, 'text too long');
  const bytes = readBytes(cursor, length);
  try {
    return utf8.decode(bytes);
  } catch {
    return refuse(cursor, 'bad UTF-8');
  }
};

const readArray = (cursor: Cursor, count: number, depth: number): CborValue[] => {
  // An item takes at least a byte: a count beyond what is left is refused before memory is spent.
  if (count > remaining(cursor)) refuse(cursor, 'input ends early');
  const array: CborValue[] = [];
  for (let i = 0; i < count; i++) array.push(readItem(cursor, depth));
  return array;
};

const readMap = (cursor: Cursor, count: number, depth: number): Map<string, CborValue> => {
  if (count * 2 > remaining(cursor)) refuse(cursor, 'input ends early');
  const map = new Map<string, CborValue>();
  for (let i = 0; i < count; i++) {
    const key = readItem(cursor, depth);
    if (typeof key !== 'string') return refuse(cursor, 'key is not text');
    if (map.has(key)) refuse(cursor, 'duplicate key');
    map.set(key, readItem(cursor, depth));
  }
  return map;
};

const readHalf = (cursor: Cursor): number => {
  const bits = cursor.view.getUint16(take(cursor, 2));
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent
    ? sign * 2 ** (exponent - 15) * (1 + fraction / 1024)
    : sign * 2 ** -14 * (fraction / 1024);
};

const readSimple = (cursor: Cursor, info: number): CborValue => {
  if (info === 20) return false;
  if (info === 21) return true;
  if (info === 22) return null;
  if (info < 25 || info > 27) return refuse(cursor, 'simple value');
  const number =
    info === 25
      ? readHalf(cursor)
      : info === 26
        ? cursor.view.getFloat32(take(cursor, 4))
        : cursor.view.getFloat64(take(cursor, 8));
  return Number.isFinite(number) ? number : refuse(cursor, 'number not finite');
};

const readItem = (cursor: Cursor, depth: number): CborValue => {
  if (++cursor.items > cursor.limits.items) refuse(cursor, 'too many items');
  const head = cursor.view.getUint8(take(cursor, 1));
  const major = head >> 5;
  const info = head & 0x1f;
  if (major === 7) return readSimple(cursor, info);
  if (major === 6) return refuse(cursor, 'tag');
  const argument = readArgument(cursor, info);
  if (major === 0) return argument;
  // -1 - n stays a safe integer for every n that readArgument lets through but the last.
  if (major === 1)
    return argument < Number.MAX_SAFE_INTEGER
      ? -1 - argument
      : refuse(cursor, 'integer out of range');
  if (major === 2) return readBytes(cursor, argument);
  if (major === 3) return readText(cursor, argument);
  if (depth >= cursor.limits.depth) refuse(cursor, 'too deep');
  return major === 4
    ? readArray(cursor, argument, depth + 1)
    : readMap(cursor, argument, depth + 1);
};

/**
 * Decodes one CBOR text (RFC 8949) strictly: text keys only, no duplicate keys, no indefinite
 * lengths, no tags, no simple values but false, true and null, only finite numbers and safe
 * integers, valid UTF-8, nothing after the item. The width of a number and the order of keys are
 * free. Byte strings are views of `input`, not copies.
 *
 * @throws {CborError} and nothing else.
 */
export const decodeCbor = (input: Uint8Array, limits: Partial<CborLimits> = {}): CborValue => {
  const bytes = plainView(input);
  const cursor: Cursor = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    limits: { ...DEFAULT_LIMITS, ...limits },
    at: 0,
    items: 0,
  };
  const value = readItem(cursor, 0);
  if (remaining(cursor) > 0) refuse(cursor, 'trailing bytes');
  return value;
};
