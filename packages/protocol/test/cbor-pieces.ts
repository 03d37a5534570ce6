import { encodeCbor } from '../src/cbor-encode.ts';
import type { CborInput } from '../src/cbor-encode.ts';
import { concat } from './deterministic-jwe.ts';
import type { Octets } from './deterministic-jwe.ts';

/** Octets written as hexadecimal digits; white space is for the reader. */
export const hex = (digits: string): Octets =>
  Uint8Array.from(digits.replaceAll(/\s/g, '').match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** A value already encoded, however badly, to stand among well encoded ones. */
export class Encoded {
  readonly octets: Octets;

  constructor(octets: Octets) {
    this.octets = octets;
  }
}

export const raw = (digits: string): Encoded => new Encoded(hex(digits));

export type Member = [key: string | Encoded, value: CborInput | Encoded];

const encode = (value: CborInput | Encoded): Octets =>
  value instanceof Encoded ? value.octets : encodeCbor(value);

/** A definite map of the members in their order, repeated ones too. */
export const mapOf = (members: Member[]): Encoded => {
  const head = members.length < 24 ? [0xa0 + members.length] : [0xb8, members.length];
  return new Encoded(
    concat(
      Uint8Array.from(head),
      ...members.flatMap(([key, value]) => [encode(key), encode(value)]),
    ),
  );
};

export const arrayOf = (elements: (CborInput | Encoded)[]): Encoded =>
  new Encoded(concat(Uint8Array.of(0x80 + elements.length), ...elements.map(encode)));
