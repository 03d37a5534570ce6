import { stat } from 'node:fs/promises';
import type { Command } from '../run-command.ts';
import { takeOption } from '../take-option.ts';
import { UsageError } from '../usage-error.ts';
import { partsOf, placesFor, sourcesOf, type TakenBy } from './data-folder.ts';

const DATA = '--data';

/**
 * The command, told of its sources by `--data FOLDER`: this stands for all of them that the folder has, at the place where it
 * was typed; every other argument goes on as it is.
 *
 * @throws UsageError (the command does) where there is no such folder, or nothing in it for the command
 */
export const withData =
  (name: Exclude<TakenBy, 'pairs'>, command: Command): Command =>
  async (args) => {
    const help = `pnpm evaluate ${name} --help tells more`;
    const { value: folder, rest, at } = takeOption(args, DATA, help);
    if (folder === null || (name === 'compare' && leftToCompare(folder, rest)))
      return command(args);
    if (args.includes('--help')) return command(['--help']);
    if (isGiven(DATA, rest)) throw new UsageError(`${DATA} is one folder\n\n${help}`);
    const taken = name === 'compare' && isGiven('--pairs', rest) ? 'pairs' : name;
    return command(rest.toSpliced(at, 0, ...(await sourcesIn(folder, taken))));
  };

/**
 * `compare` has a `--data NAME=FOLDER` of its own, and refuses any beside `--synthetic`. A name has no slash: a folder of data
 * whose path has a "=" can be written `./a=b`.
 */
const leftToCompare = (value: string, rest: readonly string[]): boolean =>
  /^[^/\\]+=/.test(value) || isGiven('--synthetic', rest);

const isGiven = (option: string, args: readonly string[]): boolean =>
  args.some((argument) => argument === option || argument.startsWith(`${option}=`));

async function sourcesIn(folder: string, command: TakenBy): Promise<string[]> {
  const sources = sourcesOf(command, await partsOf(folder));
  if (sources.length > 0) return sources;
  const there = (await stat(folder).catch(() => null))?.isDirectory() ?? false;
  throw new UsageError(
    `${DATA}: ${there ? `${folder} has none of` : `there is no folder ${folder} with`} ${placesFor(command).join(', ')}`,
  );
}
