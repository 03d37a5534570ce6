import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pnpm } from './outside-project.ts';

const packages = fileURLToPath(new URL('../../..', import.meta.url));
const attw = join(
  dirname(createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json')),
  'dist/index.js',
);

describe.each(['face-sdk', 'protocol'])('%s, packed,', (name) => {
  let folder: string;
  let tarball: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    tarball = join(folder, `${name}.tgz`);
    await pnpm(join(packages, name), 'pack', '--out', tarball);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says nothing that a package manager or a bundler would stumble over', async () => {
    const octets = await readFile(tarball);
    const contents = octets.buffer.slice(octets.byteOffset, octets.byteOffset + octets.byteLength);
    const { messages, pkg } = await publint({ pack: { tarball: contents }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types that every import resolves to', async () => {
    // Ends with another code than 0, and so rejects, where one does not.
    const args = [attw, tarball, '--profile', 'esm-only'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain(`"@iws/${name}"`);
  });

  it('needs nothing that is not published, and carries its licence and a page about itself', async () => {
    const { stdout } = await promisify(execFile)('tar', ['-xzOf', tarball, 'package/package.json']);
    const manifest = JSON.parse(stdout) as { dependencies?: Record<string, string> };
    const needs = Object.keys(manifest.dependencies ?? {});
    expect(needs.filter((need) => need.startsWith('@iws/'))).toEqual([]);
    const { stdout: list } = await promisify(execFile)('tar', ['-tzf', tarball]);
    expect(list.split('\n')).toEqual(
      expect.arrayContaining(['package/LICENSE', 'package/README.md']),
    );
    expect(list).not.toMatch(/\.test\.|package\/(src|test)\//);
  });
});
