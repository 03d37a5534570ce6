import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** One command of the report. */
export interface Section {
  /** Names its files, and what `--only` takes. */
  readonly name: string;
  readonly title: string;
  /** Arguments of `pnpm evaluate`. */
  readonly args: readonly string[];
  /** The option that takes the folder for files of its own; null where it writes none. */
  readonly writes: '--report' | '--out' | null;
  /** The JSON document among these files that its figures are read from; null where they are read from what it prints. */
  readonly figures: string | null;
}

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

/** Where the parts of the data lie below its folder. */
const PARTS = {
  lfw: 'lfw',
  live: 'nuaa/live',
  print: 'nuaa/print',
  photos: 'photos',
  pairs: 'photos/pairs.csv',
  closed: 'quality/eyes_closed',
  masks: 'quality/mask_real',
  drawnMasks: 'quality/mask_drawn',
  unmasked: 'quality/no_mask',
  groups: 'quality/multi_face',
  single: 'attacks',
} as const;

type Part = keyof typeof PARTS;

/** The sections that the data allow, in the order of the report. */
export async function sectionsOf(options: SectionOptions): Promise<Section[]> {
  const { data, cache, perSubject, subjects, synthetic } = options;
  const places = new Map<Part, string>();
  for (const [part, path] of Object.entries(PARTS) as [Part, string][]) {
    const place = data === undefined ? undefined : join(data, path);
    const there = place !== undefined && (await stat(place).catch(() => null)) !== null;
    if (there) places.set(part, place);
  }
  /** `--option name=place` for each part that is there. */
  const sources = (option: string, name: string, ...parts: Part[]) =>
    parts.flatMap((part) => {
      const place = places.get(part);
      return place === undefined ? [] : [option, `${name || part}=${place}`];
    });
  const people = perSubject === undefined ? [] : ['--per-subject', String(perSubject)];
  const some = [...people, ...(subjects === undefined ? [] : ['--subjects', String(subjects)])];
  const kept = ['--cache', cache];

  const comparing = ['compare', ...sources('--data', '', 'lfw'), ...kept, ...some];
  const photos = sources('--data', '', 'photos');
  const pairs = places.get('pairs');
  const attacks = sources('--attack', 'nuaa:print', 'print');
  // The pictures of lfw were filled up with black to one size.
  const attacking = [
    ...attacks,
    '--recorded',
    ...(places.has('lfw') ? ['--filled', 'lfw'] : []),
    ...sources('--judge', 'attacks', 'single'),
    '--burst',
    ...sources('--simulate', 'photos', 'photos'),
  ];
  const living = [
    ...sources('--bona-fide', 'lfw', 'lfw'),
    ...sources('--bona-fide', 'nuaa', 'live'),
    ...sources('--bona-fide', 'photos', 'photos'),
  ];
  const eyes = [
    ...sources('--images', 'closed', 'closed'),
    ...sources('--images', 'photos', 'photos'),
    ...sources('--images', 'nuaa', 'live'),
  ];
  const quality = [
    ...sources('--closed', 'closed', 'closed'),
    ...sources('--open', 'photos', 'photos'),
    ...sources('--open', 'nuaa', 'live'),
    ...sources('--open', 'unmasked', 'unmasked'),
    ...sources('--groups', 'groups', 'groups'),
    ...sources('--identities', 'lfw', 'lfw'),
  ];
  const faceless = [
    ...sources('--faceless', 'nuaa', 'live'),
    ...sources('--faceless', 'photos', 'photos'),
    ...sources('--faceless', 'groups', 'groups'),
  ];
  const visibility = [
    ...sources('--faces', 'lfw', 'lfw'),
    ...sources('--masked', 'masks', 'masks'),
    ...sources('--masked', 'drawn-masks', 'drawnMasks'),
    ...sources('--unmasked', 'unmasked', 'unmasked'),
    ...sources('--uncovered', 'unmasked', 'unmasked'),
    ...sources('--uncovered', 'nuaa', 'live'),
    ...faceless,
    // Frames of a video show one room: another part of each would tell little more.
    ...(faceless.length > 0 ? ['--parts', '1'] : []),
  ];
  const pose = [...sources('--images', 'lfw', 'lfw'), ...sources('--images', 'nuaa', 'live')];
  // Pictures as cameras made them: those of lfw were warped.
  const guidance = [
    ...sources('--bona-fide', 'nuaa', 'live'),
    ...sources('--bona-fide', 'photos', 'photos'),
  ];
  const section = (
    name: string,
    title: string,
    able: boolean,
    args: readonly string[],
    writes: Section['writes'] = null,
    figures: Section['figures'] = null,
  ): Section[] => (able ? [{ name, title, args, writes, figures }] : []);
  return [
    ...section('compare', 'Comparison', places.has('lfw'), comparing, '--report'),
    ...section(
      'documents',
      'Comparison with simulated documents',
      places.has('lfw'),
      [...comparing, '--documents'],
      '--report',
    ),
    ...section(
      'clear',
      'Comparison with the model set clear',
      places.has('lfw'),
      [...comparing, '--model-set', 'clear'],
      '--report',
    ),
    ...section(
      'pairs',
      'Comparison of labelled pairs',
      pairs !== undefined,
      ['compare', ...photos, ...kept, '--pairs', pairs ?? ''],
      '--report',
      'pairs.json',
    ),
    ...section(
      'pad',
      'Presentation attack detection',
      attacks.length > 0 && living.length > 0,
      ['pad', ...living, ...attacking, ...kept, ...some],
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
      ['visibility', ...visibility],
      '--report',
      'visibility.json',
    ),
    ...section('pose', 'Head pose', pose.length > 0, ['pose', ...pose, ...people]),
    ...section(
      'injection',
      'What injection detection reads from pixels',
      living.length > 0,
      ['injection', ...living, ...sources('--frames', 'nuaa', 'live'), ...some],
      '--out',
    ),
    ...section(
      'guidance',
      'Guidance beside quality',
      guidance.length > 0,
      ['guidance', ...guidance, ...some],
      '--out',
    ),
    ...section('synthetic', 'Time and memory', synthetic > 0, [
      'compare',
      '--synthetic',
      String(synthetic),
      ...kept,
    ]),
  ];
}
