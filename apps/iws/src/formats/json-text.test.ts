import { expect, it } from 'vitest';
import fc from 'fast-check';
import { jsonOctets } from './json-text.ts';

const octets = (text: string) => new TextEncoder().encode(text);
const textOf = (value: object) => Buffer.from(jsonOctets(value)).toString();

it('is what JSON.stringify writes where no part is text already', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), (value) => {
      expect(textOf(value)).toBe(JSON.stringify(value));
    }),
  );
});

it('puts text in its place, at any depth, and leaves out what is undefined', () => {
  const picture = { json: octets('"ü\\n"') };
  const value = { a: 1, none: undefined, data: { image: picture, b: ['"', null] }, 'q"': picture };
  expect(textOf(value)).toBe('{"a":1,"data":{"image":"ü\\n","b":["\\"",null]},"q\\"":"ü\\n"}');
  expect(textOf(picture)).toBe('"ü\\n"');
});

it('takes text that another thread wrote', () => {
  const value = structuredClone({ data: { image: { json: octets('"abc"') } } });
  expect(textOf(value)).toBe('{"data":{"image":"abc"}}');
});
