import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readManifest } from './load-model.ts';

const page = await readFile(new URL('../../../docs/models.md', import.meta.url), 'utf8');
const { models } = await readManifest();

test.each(models)(
  '$name has a model card with its size and cost',
  ({ name, parameters, cost, source }) => {
    expect(page).toContain(`\n## ${name}\n`);
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row).toContain(` ${parameters.toLocaleString('en')} `);
    const [, , , , , macs] = row?.split('|') ?? [];
    // Both eyes, each as it is and mirrored.
    const runs = name === 'fr_eye' ? 4 : 1;
    const stated = Number(/([\d.]+) M/.exec(macs ?? '')?.[1]) / runs;
    expect(Math.abs(stated - cost.macs / 1e6)).toBeLessThanOrEqual(0.7);
    expect(page).toContain(source.package.replace(/^@mediapipe\/.*/, 'MediaPipe'));
  },
);
