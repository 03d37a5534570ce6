/**
 * The value of an option that is a whole number; undefined where it was not given.
 *
 * @throws TypeError, as `parseArgs` does for wrong calls
 */
export function wholeNumber(name: string, text: string | undefined, least = 1): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new TypeError(`${name} is a whole number from ${least}`);
}
