import { fileURLToPath } from 'node:url';
import { readdirSync, readFileSync } from 'node:fs';
import { startPrivateRegistry, type PrivateRegistry } from '@iws/registry';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, type TestBrowser } from '../browser.ts';
import { startCaptureServer } from '../capture-server.ts';
import { buildOutside, pnpm } from './outside-project.ts';

const packages = fileURLToPath(new URL('../../..', import.meta.url));
const manifest = readFileSync(join(packages, 'face-sdk/package.json'), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
const EXAMPLES = readdirSync(new URL('../../examples', import.meta.url));

let registry: PrivateRegistry;
let browser: TestBrowser;
beforeAll(async () => {
  registry = await startPrivateRegistry();
  const folder = await mkdtemp(join(tmpdir(), 'publish-'));
  // With a manifest the folder is a project, whose .npmrc is read wherever the folder lies.
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await writeFile(join(folder, '.npmrc'), registry.npmrc);
  for (const name of ['protocol', 'face-sdk']) {
    const tarball = join(folder, `${name}.tgz`);
    await pnpm(join(packages, name), 'pack', '--out', tarball);
    await pnpm(folder, 'publish', tarball, '--registry', registry.url, '--no-git-checks');
  }
  await rm(folder, { recursive: true });
  browser = await startBrowser({ scene: 'selfie' }, 'all');
}, 240_000);
afterAll(async () => {
  await browser.close();
  await registry.remove();
});

describe('published to a private registry and installed outside the workspace', () => {
  it.each(EXAMPLES)(
    'the SDK captures in the example %s',
    async (example) => {
      const project = await buildOutside(example, registry);
      expect(project.version).toBe(version);
      const server = await startCaptureServer(project.site);
      const page = await browser.visit(server.origin);
      await page.click('#capture');
      const output = page.locator('output');
      await output.filter({ hasText: /\S/ }).waitFor({ timeout: 60_000 });
      expect(await output.textContent()).toBe('FEEDBACK_CAPTURED');
      await page.close();
      await server.close();
      await project.remove();
    },
    300_000,
  );
});
