import { partsOf, sourcesOf, type Parts, type TakenBy } from '../data/data-folder.ts';

/** One command of the report. */
export interface Section {
  /** Names its files, and what `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** Arguments of `pnpm evaluate`. */
  readonly args: readonly string[];
  /** The option that takes the folder for files of its own; null where it writes none. */
  readonly writes: '--report' | '--out' | null;
  /** The JSON document that its figures are read from: one of these files, or `PRINTED`; null where they are read from text that it prints. */
  readonly figures: string | null;
}

/** What a command prints is the document. */
export const PRINTED = 'printed';

export interface SectionOptions {
  /** Folder of data; which of its parts are there decides which sections run. */
  readonly data: string | undefined;
  /** Folder for features and measurements, outside of the project. */
  readonly cache: string;
  /** At most so many pictures of a person, and so many people of a source, where a command takes that. */
  readonly perSubject: number | undefined;
  readonly subjects: number | undefined;
  /** Images of the synthetic run. */
  readonly synthetic: number;
}

/** The sections that the data allow, in the order of the report. */
export async function sectionsOf(options: SectionOptions): Promise<Section[]> {
  const { data, cache, perSubject, subjects, synthetic } = options;
  const parts: Parts = data === undefined ? new Map() : await partsOf(data);
  const sources = (command: TakenBy) => sourcesOf(command, parts);
  const people = perSubject === undefined ? [] : ['--per-subject', String(perSubject)];
  const some = [...people, ...(subjects === undefined ? [] : ['--subjects', String(subjects)])];
  const kept = ['--cache', cache];

  const comparing = ['compare', ...sources('compare'), ...kept, ...some];
  const pairs = parts.get('pairs');
  const [pad, quality, eyes] = [sources('pad'), sources('quality'), sources('eyes')];
  const [pose, injection, guidance] = [sources('pose'), sources('injection'), sources('guidance')];
  const visibility = sources('visibility');
  // Frames of a video show one room: another part of each would tell little more.
  const once = visibility.includes('--faceless') ? ['--parts', '1'] : [];
  const section = (
    name: string,
    title: string,
    able: boolean,
    args: readonly string[],
    writes: Section['writes'] = null,
    figures: Section['figures'] = null,
  ): Section[] => (able ? [{ name, title, args, writes, figures }] : []);
  return [
    ...section('compare', 'Comparison', parts.has('lfw'), comparing, '--report'),
    ...section(
      'documents',
      'Comparison with simulated documents',
      parts.has('lfw'),
      [...comparing, '--documents'],
      '--report',
    ),
    ...section(
      'clear',
      'Comparison with the model set clear',
      parts.has('lfw'),
      [...comparing, '--model-set', 'clear'],
      '--report',
    ),
    ...section(
      'pairs',
      'Comparison of labelled pairs',
      pairs !== undefined,
      ['compare', ...sources('pairs'), ...kept, '--pairs', pairs ?? ''],
      '--report',
      'pairs.json',
    ),
    ...section(
      'pad',
      'Presentation attack detection',
      pad.includes('--bona-fide') && pad.includes('--attack'),
      ['pad', ...pad, ...kept, ...some],
      '--report',
    ),
    ...section(
      'quality',
      'Quality',
      quality.length > 0,
      ['quality', ...quality, ...kept, ...some],
      '--report',
    ),
    ...section('eyes', 'Eyes', eyes.length > 0, ['eyes', ...eyes, ...people], '--report'),
    ...section(
      'visibility',
      'Visibility',
      visibility.length > 0,
      ['visibility', ...visibility, ...once],
      '--report',
      'visibility.json',
    ),
    ...section('pose', 'Head pose', pose.length > 0, ['pose', ...pose, ...people]),
    ...section(
      'injection',
      'What injection detection reads from pixels',
      injection.length > 0,
      ['injection', ...injection, ...some],
      '--out',
      // injection.json, and what stands in no calibration: the agreement of samples.
      PRINTED,
    ),
    ...section(
      'guidance',
      'Guidance beside quality',
      guidance.length > 0,
      ['guidance', ...guidance, ...some],
      '--out',
      'guidance.json',
    ),
    ...section('synthetic', 'Time and memory', synthetic > 0, [
      'compare',
      '--synthetic',
      String(synthetic),
      ...kept,
    ]),
  ];
}
