/**
 * The value of an option that is a whole number; undefined where it was not given.
 *
 * @param name as the person typed it, with its dashes
 * @throws TypeError, as `parseArgs` does for wrong calls
 */
export function wholeNumber(name: string, text: string, least?: number): number;
export function wholeNumber(
  name: string,
  text: string | undefined,
  least?: number,
): number | undefined;
export function wholeNumber(name: string, text: string | undefined, least = 1): number | undefined {
  if (text === undefined) return undefined;
  // Number() takes an empty text for 0.
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new TypeError(`${name} is a whole number from ${least}`);
}
