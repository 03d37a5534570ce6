import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { parseSource, type ImageSource } from './image-source.ts';

/** What a command that only reads pictures is told. */
export interface SourceOptions {
  readonly sources: readonly ImageSource[];
  /** At most so many images of each person. */
  readonly perSubject: number | undefined;
  /** At most so many people of each source, evenly spaced. */
  readonly subjects: number | undefined;
}

export interface WrittenOptions extends SourceOptions {
  /** Folder to write to. */
  readonly out: string;
}

/**
 * Reads `--NAME SOURCE=FOLDER …`, `--per-subject N`, `--subjects N`, `--out FOLDER` and `--help`.
 *
 * @param name of the option that names a source
 * @param out default of `--out`
 * @throws UsageError with the help where the call is wrong
 */
export function parseSourceOptions(
  args: string[],
  help: string,
  { name, out }: { readonly name: 'images' | 'bona-fide' | 'faces'; readonly out: string },
): WrittenOptions | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        [name]: { type: 'string', multiple: true },
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        out: { type: 'string', default: out },
        help: { type: 'boolean', default: false },
      },
    });
    if (values['help'] === true) return 'help';
    const named = values[name];
    if (!Array.isArray(named)) throw new TypeError(`at least one --${name} is needed`);
    const perSubject = wholeNumber('--per-subject', values['per-subject']);
    const subjects = wholeNumber('--subjects', values['subjects']);
    const sources = named.map((one) => parseSource(String(one), 'bona-fide'));
    return { sources, perSubject, subjects, out: String(values['out']) };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${help}`);
    throw error;
  }
}

/** The same of a command that writes nothing and looks at everybody: `--out` and `--subjects` are refused. */
export function parseReadOptions(args: string[], help: string): SourceOptions | 'help' {
  for (const name of ['--out', '--subjects']) {
    if (args.some((one) => one === name || one.startsWith(`${name}=`)))
      throw new UsageError(`${name} has no meaning here\n\n${help}`);
  }
  return parseSourceOptions(args, help, { name: 'images', out: '' });
}
