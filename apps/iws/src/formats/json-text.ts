/**
 * A JSON value that is text already, in octets of UTF-8 with a buffer of their own, and goes into an answer as it stands. Pictures in base64
 * and landmarks are: as strings and arrays they would be copied from thread to thread piece by piece, looked through for characters to
 * escape, and encoded, which takes one to two milliseconds for each answer.
 */
export interface JsonText {
  readonly json: Uint8Array;
}

/** A value some of whose members, arrays' elements excepted, may be JSON text already. */
export type WithJsonText<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? JsonText | { readonly [Name in keyof Value]: WithJsonText<Value[Name]> }
    : Value | JsonText;

/** Writes a value where it is made, for an answer that another thread composes. */
export const jsonText = (value: object): JsonText => ({
  json: new TextEncoder().encode(JSON.stringify(value)),
});

/** A value that JSON can hold as JSON, in octets of UTF-8. */
export function jsonOctets(value: object): Uint8Array {
  const parts: Uint8Array[] = [];
  write(value, parts);
  return Buffer.concat(parts);
}

function write(value: unknown, parts: Uint8Array[]): void {
  if (isJsonText(value)) {
    parts.push(value.json);
    return;
  }
  if (!holdsJsonText(value)) {
    parts.push(Buffer.from(JSON.stringify(value)));
    return;
  }
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    parts.push(Buffer.from(`${before}${JSON.stringify(name)}:`));
    write(member, parts);
    before = ',';
  }
  parts.push(Buffer.from('}'));
}

const isJsonText = (value: unknown): value is JsonText =>
  typeof value === 'object' &&
  value !== null &&
  'json' in value &&
  value.json instanceof Uint8Array;

const holdsJsonText = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((member) => isJsonText(member) || holdsJsonText(member));
