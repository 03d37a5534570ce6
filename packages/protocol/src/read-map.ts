import type { Bytes } from './capture.ts';
import type { CborValue } from './cbor-decode.ts';
import { LIMITS } from './limits.ts';

/** A decoded value is not what its place asks for. `path` names the place: `samples[0].role`. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path || 'the text'} ${problem}`);
    this.path = path;
  }
}

/** Turns a decoded value into what its place asks for, or throws {@link ShapeError}. */
export type Reader<T> = (value: CborValue, path: string) => T;

const refuse = (path: string, problem: string): never => {
  throw new ShapeError(path, problem);
};

export const text: Reader<string> = (value, path) => {
  if (typeof value !== 'string') return refuse(path, 'is not text');
  // Quick for all but long text: a UTF-16 unit is at most three bytes of UTF-8.
  if (value.length * 3 > LIMITS.textBytes)
    if (new TextEncoder().encode(value).length > LIMITS.textBytes) refuse(path, 'is too long');
  return value;
};

export const filledText: Reader<string> = (value, path) =>
  text(value, path) || refuse(path, 'is empty');

export const boolean: Reader<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'is not true or false');

export const finite: Reader<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(path, 'is not a number');

/** A number from `min` to `max`, both included. */
export const between =
  (min: number, max: number): Reader<number> =>
  (value, path) => {
    const number = finite(value, path);
    return number >= min && number <= max ? number : refuse(path, 'is out of range');
  };

/** A whole number of at least `min`, whichever way it was encoded. */
export const whole =
  (min: number): Reader<number> =>
  (value, path) => {
    const number = finite(value, path);
    return Number.isSafeInteger(number) && number >= min ? number : refuse(path, 'is out of range');
  };

export const bytes: Reader<Bytes> = (value, path) =>
  value instanceof Uint8Array ? value : refuse(path, 'is not a byte string');

export const oneOf =
  <const T extends string>(names: readonly T[]): Reader<T> =>
  (value, path) =>
    names.find((name) => name === value) ?? refuse(path, 'is not one of its values');

/** An array of at least `min` and at most `max` elements. */
export const arrayOf =
  <T>(element: Reader<T>, min: number, max: number): Reader<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) return refuse(path, 'is not an array');
    if (value.length < min || value.length > max) refuse(path, 'has a wrong number of elements');
    return value.map((item, i) => element(item, `${path}[${i}]`));
  };

/** The members of one map, read by name; others are ignored. */
export interface Members {
  required: <T>(key: string, reader: Reader<T>) => T;
  /** An object to spread: with the member if it is there, else empty. */
  optional: <K extends string, T>(key: K, reader: Reader<T>) => { [P in K]?: T };
  entries: () => [string, CborValue][];
}

export const members = (value: CborValue, path: string): Members => {
  if (!(value instanceof Map)) return refuse(path, 'is not a map');
  const at = (key: string) => (path ? `${path}.${key}` : key);
  return {
    required: (key, reader) => {
      const member = value.get(key);
      return member === undefined ? refuse(at(key), 'is missing') : reader(member, at(key));
    },
    optional: <K extends string, T>(key: K, reader: Reader<T>) => {
      const member = value.get(key);
      if (member === undefined) return {};
      return { [key]: reader(member, at(key)) } as { [P in K]?: T };
    },
    entries: () => [...value],
  };
};
