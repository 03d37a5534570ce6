import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OPERATIONS } from '@iws/protocol/openapi';
import { otherPersonJpeg, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGIN, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

/*
 * docs/api.md is run as it stands there: every block of shell, in a folder with the files that the page names.
 */

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, text = '']) => text);
const requests = blocks.filter((text) => text.includes('curl'));

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
  const selfie = await selfieJpeg({ width: 480 });
  writeFileSync(join(folder.path, 'selfie.jpg'), selfie);
  writeFileSync(join(folder.path, 'document.jpg'), await selfieJpeg({ width: 480, roll: 4 }));
  writeFileSync(join(folder.path, 'other.jpg'), await otherPersonJpeg({ width: 480 }));
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** Runs a block and gives what it wrote. Rejects when a command in it fails. */
async function run(block: string): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', IWS: server.url, ORIGIN };
  const script = `set -euo pipefail\n${blocks[0] ?? ''}\n${block}`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder.path, env });
  return stdout;
}

it('shows every operation', () => {
  const text = requests.join('\n');
  for (const { path } of OPERATIONS) expect(text).toContain(`"$IWS${path}"`);
  expect(requests.length).toBeGreaterThan(8);
});

it.each(requests)('%s', async (block) => {
  if (block.includes('capture.jwe')) {
    writeFileSync(join(folder.path, 'capture.jwe'), await sealedCapture(server.url));
  }
  const written = await run(block);
  expect(written).not.toContain('"description"');
  if (/process|verify|secure|face\/as|match/.test(block)) expect(written).toContain('"code":200');
});

it('would notice a request that fails', async () => {
  await expect(run('curl -sS --fail-with-body "$IWS/api/v1/process" -X POST')).rejects.toThrow();
});
