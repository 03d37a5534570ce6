/** Not a TFLite file, a damaged one, or one that uses what this package does not convert. */
export class TfliteError extends Error {
  override readonly name = 'TfliteError';
}

/**
 * A table of a FlatBuffer: `at` is where it begins. Fields are found through its vtable by their index in the
 * schema. Every read is checked against the end of the file.
 */
export interface Table {
  view: DataView;
  at: number;
}

function check(view: DataView, at: number, bytes: number): number {
  if (at < 0 || at + bytes > view.byteLength) {
    throw new TfliteError(`the file ends before byte ${at + bytes}`);
  }
  return at;
}

const uint32 = (view: DataView, at: number) => view.getUint32(check(view, at, 4), true);
const int32 = (view: DataView, at: number) => view.getInt32(check(view, at, 4), true);
const uint16 = (view: DataView, at: number) => view.getUint16(check(view, at, 2), true);

/** The root table of a file that carries the given four-letter identifier. */
export function rootTable(bytes: Uint8Array, identifier: string): Table {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  check(view, 0, 8);
  const found = String.fromCharCode(...bytes.subarray(4, 8));
  if (found !== identifier) throw new TfliteError(`the file is not of the kind ${identifier}`);
  return { view, at: uint32(view, 0) };
}

/** Where a field's value stands; undefined when the table leaves it out. */
function fieldAt({ view, at }: Table, index: number): number | undefined {
  const vtable = at - int32(view, at);
  const entry = 4 + 2 * index;
  if (entry + 2 > uint16(view, vtable)) return undefined;
  const offset = uint16(view, vtable + entry);
  return offset === 0 ? undefined : at + offset;
}

export function intField(table: Table, index: number, absent: number): number {
  const at = fieldAt(table, index);
  return at === undefined ? absent : int32(table.view, at);
}

export function byteField(table: Table, index: number, absent: number): number {
  const at = fieldAt(table, index);
  return at === undefined ? absent : table.view.getUint8(check(table.view, at, 1));
}

export function tableField(table: Table, index: number): Table | undefined {
  const at = fieldAt(table, index);
  return at === undefined ? undefined : { view: table.view, at: at + uint32(table.view, at) };
}

/** First element and length of a vector whose elements have `size` bytes; empty when the field is left out. */
/** Where the elements of a list stand, each of `size` bytes, and how many there are; its length stands in the four bytes before. */
export function vector(table: Table, index: number, size: number): [first: number, length: number] {
  const at = fieldAt(table, index);
  if (at === undefined) return [0, 0];
  const start = at + uint32(table.view, at);
  const length = uint32(table.view, start);
  check(table.view, start + 4, length * size);
  return [start + 4, length];
}

export function tablesField(table: Table, index: number): Table[] {
  const [first, length] = vector(table, index, 4);
  return Array.from({ length }, (_, i) => {
    const at = first + 4 * i;
    return { view: table.view, at: at + uint32(table.view, at) };
  });
}

export function intsField(table: Table, index: number): number[] {
  const [first, length] = vector(table, index, 4);
  return Array.from({ length }, (_, i) => int32(table.view, first + 4 * i));
}

export function bytesField(table: Table, index: number): Uint8Array {
  const [first, length] = vector(table, index, 1);
  return new Uint8Array(table.view.buffer, table.view.byteOffset + first, length);
}

export function textField(table: Table, index: number): string {
  return new TextDecoder().decode(bytesField(table, index));
}
