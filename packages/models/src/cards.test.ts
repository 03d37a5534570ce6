import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadEyesCalibration, loadVisibilityCalibration } from './calibration/load.ts';
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

test('the heads that are fitted here have cards with their size and what they were fitted to', async () => {
  const { head: visibility, sources } = await loadVisibilityCalibration();
  const eyes = await loadEyesCalibration();
  const regions = Object.values(visibility.regions).map(
    // Slope and shift are two numbers more.
    ({ bias, outputs, outputBias }) => bias.length + outputs.length + outputBias.length + 2,
  );
  const sizes = {
    'visibility.json':
      visibility.pointWeights.length +
      visibility.faceWeights.length +
      regions.reduce((sum, count) => sum + count, 0),
    'eyes.json': eyes.head.weights.length + 2,
  };
  const card = (name: string) => page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
  for (const [name, size] of Object.entries(sizes)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row).toContain(` ${size.toLocaleString('en')} `);
    for (const line of ['- Fitted to:', '- Measured:', '- Limits:', '- Licence:'])
      expect(card(name), name).toContain(line);
  }
  const people = sources.reduce((sum, { subjects }) => sum + subjects, 0);
  const [fitted, others] = [...card('visibility.json').matchAll(/([\d,]+) (?:people|others)/g)].map(
    ([, count]) => Number(count?.replace(',', '')),
  );
  expect((fitted ?? 0) + (others ?? 0)).toBe(people);
  for (const { images } of eyes.sources)
    expect(card('eyes.json')).toContain(images.toLocaleString('en'));
});
