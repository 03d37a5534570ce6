import { parseArgs } from 'node:util';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

/** What both \`pad\` and \`calibrate\` are told on the command line. */
export interface PadOptions {
  readonly sources: readonly ImageSource[];
  /** Bona fide pictures of which attacks are simulated. */
  readonly simulated: readonly ImageSource[];
  /** Pictures taken of each simulated source for each kind of attack. */
  readonly perKind: number;
  /** Recordings of a selfie camera, rendered from photographs of npm packages, are a further bona fide source. */
  readonly recorded: boolean;
  /** Pictures that set nothing: the report says which level each reaches. */
  readonly judged: readonly ImageSource[];
  /** Whether the averaging of bursts is measured on the recordings. */
  readonly burst: boolean;
  /** Names of sources whose pictures were filled up with black: that is cut off (`withoutFilling`). */
  readonly filled: readonly string[];
  readonly perSubject: number | undefined;
  readonly subjects: number | undefined;
  readonly cache: string | undefined;
  readonly out: string;
}

/** The lines of the help for these options. */
export const PAD_OPTIONS_HELP = `  --bona-fide NAME=FOLDER        pictures of living people; may be repeated
  --attack NAME:SPECIES=FOLDER   presentation attacks of one species (print, screen-replay …); may be repeated
  --simulate NAME=FOLDER         bona fide pictures of which prints and screens are simulated; may be repeated
  --recorded                     one more bona fide source, "recorded": the selfie recordings of infra/test-faces
  --filled NAME                  the pictures of this source were filled up with black to one size: cut that off; may be repeated
  --data FOLDER                  the sources that lie in this folder of data (pnpm evaluate --help: its parts), --recorded and --filled
  --per-kind N                   simulated attacks of each kind for each of those sources (default: 20)
  --per-subject N                at most N images of each person (default: all)
  --subjects N                   at most N people of each source, evenly spaced (default: all)
  --cache FOLDER                 keep what was measured of each picture, and go on there after an interruption`;

/**
 * Reads the options of a command.
 *
 * @throws UsageError with the help where the call is wrong
 */
export function parsePadOptions(
  args: string[],
  help: string,
  out: { readonly name: 'out' | 'report'; readonly fallback: string },
): PadOptions | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'bona-fide': { type: 'string', multiple: true, default: [] },
        attack: { type: 'string', multiple: true, default: [] },
        simulate: { type: 'string', multiple: true, default: [] },
        'per-kind': { type: 'string', default: '20' },
        recorded: { type: 'boolean', default: false },
        judge: { type: 'string', multiple: true, default: [] },
        burst: { type: 'boolean', default: false },
        filled: { type: 'string', multiple: true, default: [] },
        'per-subject': { type: 'string' },
        subjects: { type: 'string' },
        cache: { type: 'string' },
        [out.name]: { type: 'string', default: out.fallback },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (out.name === 'out' && (values.judge.length > 0 || values.burst))
      throw new TypeError('--judge and --burst are options of pnpm evaluate pad');
    if (values['bona-fide'].length === 0) throw new TypeError('at least one --bona-fide is needed');
    const folder = values[out.name];
    if (typeof folder !== 'string') throw new TypeError(`--${out.name} is a folder`);
    const sources = [
      ...values['bona-fide'].map((text) => parseSource(text, 'bona-fide')),
      ...values.attack.map((text) => parseSource(text, 'attack')),
    ];
    const unknown = values.filled.find((name) => !sources.some((source) => source.name === name));
    if (unknown !== undefined) throw new TypeError(`--filled ${unknown} is not one of the sources`);
    return {
      sources,
      filled: values.filled,
      simulated: values.simulate.map((text) => parseSource(text, 'bona-fide')),
      perKind: wholeNumber('--per-kind', values['per-kind']),
      recorded: values.recorded,
      judged: values.judge.map((text) => parseSource(text, 'bona-fide')),
      burst: values.burst,
      perSubject: wholeNumber('--per-subject', values['per-subject']),
      subjects: wholeNumber('--subjects', values.subjects),
      cache: values.cache,
      out: folder,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${help}`);
    throw error;
  }
}

/** The command in a form that can be typed again; folders are named by their source, not by this machine's paths. */
export function describeCommand(command: string, options: PadOptions): string {
  const { sources, simulated, judged, perKind, recorded, burst, filled, perSubject, subjects } =
    options;
  return [
    `pnpm evaluate ${command}`,
    ...sources.map(({ name, presentation }) =>
      presentation.kind === 'attack'
        ? `--attack ${name}:${presentation.species}=<${name}>`
        : `--bona-fide ${name}=<${name}>`,
    ),
    ...(recorded ? ['--recorded'] : []),
    ...filled.map((name) => `--filled ${name}`),
    ...judged.map(({ name }) => `--judge ${name}=<${name}>`),
    ...(burst ? ['--burst'] : []),
    ...simulated.map(({ name }) => `--simulate ${name}=<${name}>`),
    ...(simulated.length > 0 ? [`--per-kind ${perKind}`] : []),
    ...(perSubject === undefined ? [] : [`--per-subject ${perSubject}`]),
    ...(subjects === undefined ? [] : [`--subjects ${subjects}`]),
  ].join(' ');
}
