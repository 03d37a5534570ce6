import { expect, test } from 'vitest';
import { missingPackages, readPackageList } from './package-list.ts';

test('comments and empty lines are no packages', () => {
  expect(readPackageList('# for tests\nchromium\n\n  strace # why\n')).toEqual([
    'chromium',
    'strace',
  ]);
});

test('a package counts only when it is installed now', () => {
  const listing = 'chromium\tinstalled\nstrace\tconfig-files\nother\tinstalled\n';
  expect(missingPackages(['chromium', 'strace', 'fonts'], listing)).toEqual(['strace', 'fonts']);
  expect(missingPackages(['chromium'], '')).toEqual(['chromium']);
});
