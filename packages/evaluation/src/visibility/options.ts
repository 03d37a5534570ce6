import { parseArgs } from 'node:util';
import { parseSource, type ImageSource } from '../data/image-source.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

/** Parts that are cut from each picture of --faceless where nobody says how many. */
const PARTS = 4;

export const HELP = `Usage: pnpm evaluate visibility [--faces NAME=FOLDER] [--masked NAME=FOLDER …] … [options]

Measures the head of visibility.json: on people that it was not fitted to, covered by drawn objects and as they are, and on
pictures of real masks and glasses. Also measures how faces are found: whether covered ones are found in the right place, and
how often one is found where there is none. Prints tables in Markdown; intervals are 95 %, Clopper–Pearson. With --report it
writes visibility.md, visibility.json and, where faces are covered, visibility-roc.svg, too.

Options
  --faces NAME=FOLDER          pictures of faces, one subfolder for each person, as train-visibility took them; may be repeated
  --masked NAME=FOLDER         pictures in which mouths are covered; may be repeated
  --unmasked NAME=FOLDER       pictures in which they are not; may be repeated
  --dark-glasses NAME=FOLDER   pictures of people with dark glasses: a folder, or a text file that names a picture on each line;
                               may be repeated
  --uncovered NAME=FOLDER      pictures in which nothing covers the face; may be repeated; a folder or a text file
  --faceless NAME=FOLDER       pictures of which square parts away from every face are cut, to count the faces found in these; may
                               be repeated; a folder or a text file. A picture may hold faces that nobody boxed: the parts in
                               which one is found are named on standard error, and in no file, so that you can look at them
  --data FOLDER                the sources that lie in this folder of data (pnpm evaluate --help: its parts)
  --parts N                    parts cut from each picture of --faceless (default ${PARTS}); fewer where there is no room
  --per-subject N              at most N pictures of each person of --faces (default 1)
  --draws N                    covered pictures drawn from each picture of --faces (default 1)
  --seed N                     changes every draw and every part (default 1)
  --head FILE                  another visibility.json than the committed one
  --report FOLDER              write there what is printed, the figures, and the ROC curves of all --faces

Example
  pnpm evaluate visibility --faces lfw=data/lfw --masked masks=data/quality/mask_real --report /tmp/report
`;

/** What pictures are measured for; the option of each is its name. */
const USES = ['faces', 'masked', 'unmasked', 'dark-glasses', 'uncovered', 'faceless'] as const;
type Use = (typeof USES)[number];

export interface Options {
  readonly sources: Readonly<Record<Use, readonly ImageSource[]>>;
  /** At most so many pictures of each person of --faces, and so many draws from each of these. */
  readonly perSubject: number;
  readonly draws: number;
  /** So many parts of each picture of --faceless. */
  readonly parts: number;
  readonly seed: number;
  /** File of a head; absent: the committed one. */
  readonly head: string | undefined;
  /** Folder to write to. */
  readonly report: string | undefined;
}

/** @throws UsageError where the call cannot work */
export function parseOptions(args: string[]): Options | 'help' {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        faces: list,
        masked: list,
        unmasked: list,
        'dark-glasses': list,
        uncovered: list,
        faceless: list,
        'per-subject': { type: 'string' },
        draws: { type: 'string' },
        parts: { type: 'string' },
        seed: { type: 'string' },
        head: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    if (USES.every((use) => values[use].length === 0)) throw new TypeError('no pictures are named');
    const sourcesOf = (use: Use) => values[use].map((text) => parseSource(text, 'bona-fide'));
    return {
      sources: {
        faces: sourcesOf('faces'),
        masked: sourcesOf('masked'),
        unmasked: sourcesOf('unmasked'),
        'dark-glasses': sourcesOf('dark-glasses'),
        uncovered: sourcesOf('uncovered'),
        faceless: sourcesOf('faceless'),
      },
      perSubject: wholeNumber('--per-subject', values['per-subject']) ?? 1,
      draws: wholeNumber('--draws', values.draws) ?? 1,
      parts: wholeNumber('--parts', values.parts) ?? PARTS,
      seed: wholeNumber('--seed', values.seed) ?? 1,
      head: values.head,
      report: values.report,
    };
  } catch (error) {
    // parseArgs and parseSource speak in TypeErrors.
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${HELP}`);
    throw error;
  }
}

/** The command in a form that can be typed again, without this machine's paths. */
export const described = ({
  sources,
  perSubject,
  draws,
  parts,
  seed,
  head,
  report,
}: Options): string =>
  [
    'pnpm evaluate visibility',
    ...USES.flatMap((use) => sources[use].map(({ name }) => `--${use} ${name}=<${name}>`)),
    ...(perSubject === 1 ? [] : [`--per-subject ${perSubject}`]),
    ...(draws === 1 ? [] : [`--draws ${draws}`]),
    ...(parts === PARTS ? [] : [`--parts ${parts}`]),
    ...(seed === 1 ? [] : [`--seed ${seed}`]),
    ...(head === undefined ? [] : ['--head <head>']),
    ...(report === undefined ? [] : ['--report <report>']),
  ].join(' ');
