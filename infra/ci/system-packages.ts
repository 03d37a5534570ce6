/**
 * Makes sure that the Debian packages of apt-packages.txt are there: installs what is missing when we
 * are root, else names it and fails. Tests never skip because something is missing.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { missingPackages, readPackageList } from './package-list.ts';

const wanted = readPackageList(
  readFileSync(new URL('./apt-packages.txt', import.meta.url), 'utf8'),
);

function missingNow(): string[] {
  const args = ['-W', '-f=${Package}\\t${db:Status-Status}\\n', ...wanted];
  const { error, stdout } = spawnSync('dpkg-query', args, { encoding: 'utf8' });
  if (error) fail(`these tests need a Debian system (dpkg-query: ${error.message})`);
  return missingPackages(wanted, stdout);
}

function aptGet(...args: string[]): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { stdio: 'inherit', env: environment });
  if (status !== 0) fail(`apt-get ${args[0]} failed`);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

let missing = missingNow();
if (missing.length > 0 && process.getuid?.() === 0) {
  process.stdout.write(`installing ${missing.join(', ')}\n`);
  aptGet('update');
  aptGet('install', '--yes', '--no-install-recommends', ...missing);
  missing = missingNow();
}
if (missing.length > 0) {
  const names = missing.join(' ');
  fail(
    `missing Debian packages: ${names}\nrun: sudo apt-get install --no-install-recommends ${names}`,
  );
}
