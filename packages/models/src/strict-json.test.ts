import { describe, expect, test } from 'vitest';
import * as form from './strict-json.ts';

const person = form.object(
  { name: form.text, ages: form.list(form.count, 1) },
  { kind: form.oneOf('a', 'b') },
);

describe('object', () => {
  test('gives what is of the form', () => {
    const value = { name: 'x', ages: [1, 2], kind: 'b' };
    expect(person(value, 'it')).toEqual(value);
    expect(person({ name: 'x', ages: [1] }, 'it')).toEqual({ name: 'x', ages: [1] });
  });

  test.for([
    [{ ages: [1] }, 'it.name: this key is missing'],
    [{ name: 'x', ages: [1], more: 1 }, 'it.more: this key is not known'],
    [{ name: '', ages: [1] }, 'it.name: a text was expected'],
    [{ name: 'x', ages: [] }, 'it.ages: at least 1 entries were expected'],
    [{ name: 'x', ages: [1, 1.5] }, 'it.ages[1]: a whole number from 0 was expected'],
    [{ name: 'x', ages: [-1] }, 'it.ages[0]: a whole number'],
    [{ name: 'x', ages: [1], kind: 'c' }, 'it.kind: one of "a", "b" was expected'],
    [[], 'it: an object was expected'],
    [null, 'it: an object was expected'],
    [JSON.parse('{"__proto__": 1, "name": "x", "ages": [1]}'), '__proto__: this key is not known'],
  ] as [unknown, string][])('refuses %j', ([value, message]) => {
    expect(() => person(value, 'it')).toThrow(message);
  });
});

test('numbers have bounds and are finite', () => {
  expect(form.finite(-3.5, 'n')).toBe(-3.5);
  expect(() => form.finite(Infinity, 'n')).toThrow(form.FormError);
  expect(() => form.numberIn(0, 1)(1.01, 'n')).toThrow('from 0 to 1');
  expect(() => form.numberIn(0, 1)(NaN, 'n')).toThrow(form.FormError);
});

test('table reads every value, either takes two forms, flags are booleans', () => {
  expect(form.table(form.flag)({ a: true, b: false }, 't')).toEqual({ a: true, b: false });
  expect(() => form.table(form.flag)({ a: 0 }, 't')).toThrow('t.a: true or false');
  const read = form.either(form.count, form.oneOf('N'));
  expect([read(3, 'e'), read('N', 'e')]).toEqual([3, 'N']);
  expect(() => read('H', 'e')).toThrow('one of "N"');
});
