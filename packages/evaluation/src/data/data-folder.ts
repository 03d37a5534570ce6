import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the parts of a folder of data lie below it. */
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

/** All parts that a folder of data may have, for a help. */
export const LAYOUT = Object.values(PARTS).join(', ');

/** The parts that are there, and their paths. */
export type Parts = ReadonlyMap<Part, string>;

/** Looks which parts a folder of data has; none where there is no such folder. */
export async function partsOf(folder: string): Promise<Parts> {
  const parts = new Map<Part, string>();
  for (const [part, path] of Object.entries(PARTS) as [Part, string][]) {
    const place = join(folder, path);
    if ((await stat(place).catch(() => null)) !== null) parts.set(part, place);
  }
  return parts;
}

/** What a command is told about a part that is there; without a part, wherever any other of its parts is there. */
interface Told {
  readonly part: Part | null;
  readonly words: (place: string) => readonly string[];
}

const source = (option: string, name: string, part: Part): Told => ({
  part,
  words: (place) => [option, `${name}=${place}`],
});
const flag = (option: string): Told => ({ part: null, words: () => [option] });

const LIVING = [
  source('--bona-fide', 'lfw', 'lfw'),
  source('--bona-fide', 'nuaa', 'live'),
  source('--bona-fide', 'photos', 'photos'),
];
const ATTACKING = [
  source('--attack', 'nuaa:print', 'print'),
  flag('--recorded'),
  // The pictures of lfw were filled up with black to one size.
  { part: 'lfw', words: () => ['--filled', 'lfw'] } as const,
];

/** What each command takes of a folder of data; `pairs` is what `compare --pairs` takes. */
const TAKEN = {
  calibrate: [...LIVING, ...ATTACKING],
  compare: [source('--data', 'lfw', 'lfw')],
  eyes: [
    source('--images', 'closed', 'closed'),
    source('--images', 'photos', 'photos'),
    source('--images', 'nuaa', 'live'),
  ],
  // Pictures as cameras made them: those of lfw were warped. The shipped guidance.json was made with them all the same.
  guidance: [source('--bona-fide', 'nuaa', 'live'), source('--bona-fide', 'photos', 'photos')],
  injection: [...LIVING, source('--frames', 'nuaa', 'live')],
  pad: [
    ...LIVING,
    ...ATTACKING,
    source('--judge', 'attacks', 'single'),
    flag('--burst'),
    source('--simulate', 'photos', 'photos'),
  ],
  pairs: [source('--data', 'photos', 'photos')],
  pose: [source('--images', 'lfw', 'lfw'), source('--images', 'nuaa', 'live')],
  quality: [
    source('--closed', 'closed', 'closed'),
    source('--open', 'photos', 'photos'),
    source('--open', 'nuaa', 'live'),
    source('--open', 'unmasked', 'unmasked'),
    source('--groups', 'groups', 'groups'),
    source('--identities', 'lfw', 'lfw'),
  ],
  'train-eyes': [
    source('--open', 'lfw', 'lfw'),
    source('--open', 'no_mask', 'unmasked'),
    source('--closed', 'eyes_closed', 'closed'),
  ],
  'train-lenses': [source('--faces', 'lfw', 'lfw')],
  'train-visibility': [source('--faces', 'lfw', 'lfw')],
  visibility: [
    source('--faces', 'lfw', 'lfw'),
    source('--masked', 'masks', 'masks'),
    source('--masked', 'drawn-masks', 'drawnMasks'),
    source('--unmasked', 'unmasked', 'unmasked'),
    source('--uncovered', 'unmasked', 'unmasked'),
    source('--uncovered', 'nuaa', 'live'),
    source('--faceless', 'nuaa', 'live'),
    source('--faceless', 'photos', 'photos'),
    source('--faceless', 'groups', 'groups'),
  ],
} as const satisfies Record<string, readonly Told[]>;

export type TakenBy = keyof typeof TAKEN;

/** The arguments that name a command its sources among these parts; empty where none of them is there. */
export function sourcesOf(command: TakenBy, parts: Parts): string[] {
  const told: readonly Told[] = TAKEN[command];
  if (!told.some(({ part }) => part !== null && parts.has(part))) return [];
  return told.flatMap(({ part, words }) => {
    const place = part === null ? '' : parts.get(part);
    return place === undefined ? [] : words(place);
  });
}

/** Where a command looks for its sources below a folder of data. */
export function placesFor(command: TakenBy): string[] {
  const told: readonly Told[] = TAKEN[command];
  return [...new Set(told.flatMap(({ part }) => (part === null ? [] : PARTS[part])))];
}
