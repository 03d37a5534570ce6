/**
 * Strict readers for JSON that arrives as a file: each takes an unknown value and the place it stands at,
 * and gives the typed value or throws with that place. Unknown keys are refused, so that a mistyped or
 * newer field is never silently left out.
 */
export type Reader<T> = (value: unknown, at: string) => T;

export type ReadBy<R> = R extends Reader<infer T> ? T : never;

/** Thrown for a document that is not of its form; the message names the place. */
export class FormError extends Error {
  override readonly name = 'FormError';
}

export function fail(at: string, problem: string): never {
  throw new FormError(`${at}: ${problem}`);
}

export const text: Reader<string> = (value, at) =>
  typeof value === 'string' && value !== '' ? value : fail(at, 'a text was expected');

export const flag: Reader<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : fail(at, 'true or false was expected');

export const sha256: Reader<string> = (value, at) =>
  typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
    ? value
    : fail(at, '64 lower-case hexadecimal digits were expected');

/** A finite number in [low, high]. */
export const numberIn =
  (low: number, high: number): Reader<number> =>
  (value, at) =>
    typeof value === 'number' && value >= low && value <= high
      ? value
      : fail(at, `a number from ${low} to ${high} was expected`);

export const finite = numberIn(-Number.MAX_VALUE, Number.MAX_VALUE);

export const count: Reader<number> = (value, at) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : fail(at, 'a whole number from 0 was expected');

export const oneOf =
  <const T extends string | number | boolean>(...allowed: readonly T[]): Reader<T> =>
  (value, at) =>
    allowed.find((one) => one === value) ??
    fail(at, `one of ${allowed.map((one) => JSON.stringify(one)).join(', ')} was expected`);

/** Either reader's value; the second one's complaint is the one reported. */
export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (value, at) => {
    try {
      return first(value, at);
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      return second(value, at);
    }
  };

export const list =
  <T>(item: Reader<T>, least = 0): Reader<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) fail(at, 'a list was expected');
    if (value.length < least) fail(at, `at least ${least} entries were expected`);
    return value.map((one: unknown, index) => item(one, `${at}[${index}]`));
  };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object, whatever its keys: for readers that have to look before they know the form. */
export const keyed: Reader<Readonly<Record<string, unknown>>> = (value, at) =>
  isRecord(value) ? value : fail(at, 'an object was expected');

/** An object whose keys are free and whose values have one form. */
export const table =
  <T>(item: Reader<T>): Reader<Record<string, T>> =>
  (value, at) => {
    if (!isRecord(value)) fail(at, 'an object was expected');
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, item(one, `${at}.${key}`)]),
    );
  };

type Fields = Record<string, Reader<unknown>>;
type Values<F extends Fields> = { [K in keyof F]: ReadBy<F[K]> };

/** An object with exactly the `required` keys and any of the `optional` ones. */
export const object =
  <R extends Fields, O extends Fields = Record<never, never>>(
    required: R,
    optional?: O,
  ): Reader<Values<R> & Partial<Values<O>>> =>
  (value, at) => {
    if (!isRecord(value)) fail(at, 'an object was expected');
    const fields: Fields = { ...optional, ...required };
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) fail(`${at}.${key}`, 'this key is not known');
    }
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(value, key)) fail(`${at}.${key}`, 'this key is missing');
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, fields[key]?.(one, `${at}.${key}`)]),
    ) as Values<R> & Partial<Values<O>>;
  };
