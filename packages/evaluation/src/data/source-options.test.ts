import { expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { parseReadOptions, parseSourceOptions } from './source-options.ts';

const BONA_FIDE = { name: 'bona-fide', out: '/calibration' } as const;

it('reads sources, limit and folder', () => {
  const read = parseSourceOptions(
    ['--bona-fide', 'a=/x', '--bona-fide=b=/y', '--per-subject', '4', '--subjects=9'],
    'HELP',
    BONA_FIDE,
  );
  if (read === 'help') throw new Error('no help was asked for');
  expect(read.sources.map(({ name, folder }) => [name, folder])).toEqual([
    ['a', '/x'],
    ['b', '/y'],
  ]);
  expect([read.perSubject, read.subjects, read.out]).toEqual([4, 9, '/calibration']);
  expect(parseReadOptions(['--images', 'a=/x'], 'HELP')).toMatchObject({ perSubject: undefined });
  expect(parseReadOptions(['--help'], 'HELP')).toBe('help');
});

it.each([
  [[]],
  [['--bona-fide', 'a']],
  [['--bona-fide', 'a=/x', '--per-subject', '0']],
  [['--bona-fide', 'a=/x', '--per-subject', 'all']],
  [['--bona-fide', 'a=/x', '--subjects', '-1']],
  [['--bona-fide', 'a=/x', '--unknown']],
])('refuses %j with the help', (args) => {
  expect(() => parseSourceOptions(args, 'HELP', BONA_FIDE)).toThrow(UsageError);
  expect(() => parseSourceOptions(args, 'HELP', BONA_FIDE)).toThrow('HELP');
});

it('refuses a folder to write to where nothing is written, and a number of people', () => {
  expect(() => parseReadOptions(['--images', 'a=/x', '--out', '/y'], 'HELP')).toThrow(UsageError);
  expect(() => parseReadOptions(['--images=a=/x', '--subjects=3'], 'HELP')).toThrow(UsageError);
});
