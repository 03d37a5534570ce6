/** Looks at one option's value and gives it back typed; throws TypeError that names the option. */
export type Check<T> = (value: unknown, name: string) => T;

function refuse(name: string, expected: string): never {
  throw new TypeError(`FaceSDK option ${name}: expected ${expected}`);
}

export const flag: Check<boolean> = (value, name) =>
  typeof value === 'boolean' ? value : refuse(name, 'true or false');

export const text: Check<string> = (value, name) =>
  typeof value === 'string' && value !== '' ? value : refuse(name, 'a text');

/** A tag of BCP 47 by its form; whether anybody speaks it is not asked. */
export const languageTag: Check<string> = (value, name) => {
  const found = text(value, name);
  try {
    return Intl.getCanonicalLocales(found)[0] ?? refuse(name, 'a language tag');
  } catch {
    return refuse(name, 'a language tag such as "es" or "pt-BR"');
  }
};

/** `T` is the caller's: a function's parameters cannot be looked at. */
export const callback =
  <T extends (...parameters: never[]) => unknown>(): Check<T> =>
  (value, name) =>
    typeof value === 'function' ? (value as T) : refuse(name, 'a function');

export const wholeNumber =
  (least: number, most: number): Check<number> =>
  (value, name) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : refuse(name, `a whole number from ${least} to ${most}`);

export const oneOf =
  <T extends string>(values: Readonly<Record<string, T>>): Check<T> =>
  (value, name) =>
    Object.values(values).find((known) => known === value) ??
    refuse(name, `one of ${Object.values(values).join(', ')}`);

export const listOf =
  <T>(item: Check<T>): Check<T[]> =>
  (value, name) =>
    Array.isArray(value)
      ? value.map((one, index) => item(one, `${name}[${index}]`))
      : refuse(name, 'an array');

/** `#` and six hexadecimal digits, either case. */
export const hexColour: Check<string> = (value, name) =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
    ? value
    : refuse(name, '# and six hexadecimal digits');

/** A CSS colour. Where there is no browser to ask, any text is taken for one. */
export const cssColour: Check<string> = (value, name) => {
  const colour = text(value, name).trim();
  const complete = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour) ? `#${colour}` : colour;
  if (typeof CSS !== 'undefined' && !CSS.supports('color', complete)) refuse(name, 'a CSS colour');
  return complete;
};

/** The members of a plain object, whatever they are. */
export function members(value: unknown, name: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(name, 'an object');
  }
  return Object.entries(value);
}

/**
 * An object with these members and no others; a member that is undefined counts as left out.
 *
 * @returns the members that were given
 */
export function object<T extends object>(checks: { readonly [K in keyof T]-?: Check<T[K]> }) {
  return (value: unknown, name: string): { [K in keyof T]?: Exclude<T[K], undefined> } => {
    const known = new Map<string, Check<unknown>>(Object.entries(checks));
    const given = members(value, name).filter(([, one]) => one !== undefined);
    const entries = given.map(([key, one]) => {
      const path = name === '' ? key : `${name}.${key}`;
      const check = known.get(key);
      if (check === undefined) {
        const near = [...known.keys()].find((name) => name.toLowerCase() === key.toLowerCase());
        const hint = near === undefined ? '' : `; is ${near} meant?`;
        throw new TypeError(`FaceSDK option ${path} is not known${hint}`);
      }
      return [key, check(one, path)] as const;
    });
    return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
  };
}
