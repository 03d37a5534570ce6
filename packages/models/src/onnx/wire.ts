import { OnnxError } from './model.ts';

/** One protobuf field: a varint or the bits of a fixed32 as `number`, or a length-delimited `bytes`. */
export type Field =
  | { id: number; kind: 'varint'; number: number }
  | { id: number; kind: 'fixed32'; number: number }
  | { id: number; kind: 'bytes'; bytes: Uint8Array };

const TEXT = new TextDecoder('utf-8', { fatal: true });

/** Reads one varint as a signed 64-bit integer; gives the value and the place after it. */
export function readVarint(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0n;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[start + i];
    if (byte === undefined) throw new OnnxError('the file ends inside a number');
    value |= BigInt(byte & 0x7f) << BigInt(7 * i);
    if (byte < 0x80) return [Number(BigInt.asIntN(64, value)), start + i + 1];
  }
  throw new OnnxError('a number is longer than 64 bits');
}

/** The fields of one message in the order they stand. */
export function* readFields(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  while (at < bytes.length) {
    const [key, afterKey] = readVarint(bytes, at);
    const id = Math.floor(key / 8);
    const wireType = key % 8;
    if (wireType === 0) {
      const [number, end] = readVarint(bytes, afterKey);
      yield { id, kind: 'varint', number };
      at = end;
    } else if (wireType === 2) {
      const [length, begin] = readVarint(bytes, afterKey);
      if (length < 0 || begin + length > bytes.length) {
        throw new OnnxError('a field reaches past the end of the file');
      }
      yield { id, kind: 'bytes', bytes: bytes.subarray(begin, begin + length) };
      at = begin + length;
    } else if (wireType === 5) {
      if (afterKey + 4 > bytes.length) throw new OnnxError('the file ends inside a number');
      const view = new DataView(bytes.buffer, bytes.byteOffset + afterKey, 4);
      yield { id, kind: 'fixed32', number: view.getFloat32(0, true) };
      at = afterKey + 4;
    } else {
      throw new OnnxError(`wire type ${wireType} is not in use`);
    }
  }
}

export function bytesOf(field: Field): Uint8Array {
  if (field.kind !== 'bytes')
    throw new OnnxError(`field ${field.id} is a number, bytes were expected`);
  return field.bytes;
}

export function textOf(field: Field): string {
  try {
    return TEXT.decode(bytesOf(field));
  } catch (cause) {
    throw new OnnxError(`field ${field.id} is no text`, { cause });
  }
}

export function numberOf(field: Field): number {
  if (field.kind === 'bytes')
    throw new OnnxError(`field ${field.id} is bytes, a number was expected`);
  return field.number;
}

/** The integers of a repeated field, written one by one or packed. */
export function integersOf(field: Field): number[] {
  if (field.kind !== 'bytes') return [field.number];
  const all: number[] = [];
  for (let at = 0; at < field.bytes.length;) {
    const [value, end] = readVarint(field.bytes, at);
    all.push(value);
    at = end;
  }
  return all;
}

/** Collects one message's fields; values that protobuf leaves out by default are written when asked for. */
export class MessageWriter {
  readonly #parts: Uint8Array[] = [];

  integer(id: number, value: number): this {
    if (!Number.isSafeInteger(value)) throw new OnnxError(`${value} cannot be written exactly`);
    this.#varint(BigInt(id * 8));
    this.#varint(BigInt.asUintN(64, BigInt(value)));
    return this;
  }

  float(id: number, value: number): this {
    this.#varint(BigInt(id * 8 + 5));
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#parts.push(bytes);
    return this;
  }

  bytes(id: number, value: Uint8Array): this {
    this.#varint(BigInt(id * 8 + 2));
    this.#varint(BigInt(value.length));
    this.#parts.push(value);
    return this;
  }

  text(id: number, value: string): this {
    return this.bytes(id, new TextEncoder().encode(value));
  }

  message(id: number, value: MessageWriter): this {
    return this.bytes(id, value.finish());
  }

  finish(): Uint8Array {
    const whole = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  #varint(value: bigint): void {
    const bytes: number[] = [];
    for (let rest = value; ; rest >>= 7n) {
      if (rest < 0x80n) {
        bytes.push(Number(rest));
        break;
      }
      bytes.push(Number(rest & 0x7fn) | 0x80);
    }
    this.#parts.push(Uint8Array.from(bytes));
  }
}
