import { UsageError } from './usage-error.ts';

/**
 * Takes one option with its value (`--name value` or `--name=value`) out of the arguments of a command whose other options are read elsewhere.
 *
 * @param help what the command prints of itself
 * @returns at: where the option stood; -1 where it was not given, and value is null
 * @throws UsageError where the option has no value
 */
export function takeOption(
  args: readonly string[],
  name: string,
  help: string,
): { readonly value: string | null; readonly rest: string[]; readonly at: number } {
  const at = args.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  if (at < 0) return { value: null, rest: [...args], at };
  const joined = args[at]?.split('=').slice(1).join('=');
  const separate = args[at] === name;
  const value = separate ? args[at + 1] : joined;
  if (!value) throw new UsageError(`${name} needs a value\n\n${help}`);
  return { value, rest: args.toSpliced(at, separate ? 2 : 1), at };
}
