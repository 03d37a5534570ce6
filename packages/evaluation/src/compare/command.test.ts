import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFrames, selfieImage, type RecordedCameraOptions } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSource } from '../data/image-source.ts';
import { UsageError } from '../usage-error.ts';
import { acquireFeatures, type Extractor } from './acquire-features.ts';
import { flipExtractor, mirror } from './flip-extractor.ts';
import { parseTask } from './options.ts';
import { runSynthetic } from './run-synthetic.ts';
import { openServerExtractor } from './server-extractor.ts';

let folder: string;
let extractor: Extractor;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-'));
  extractor = await openServerExtractor();
  for (const person of ['subject', 'third'] as const) await record(person);
  await writeFile(join(folder, 'data', 'third', 'broken.jpg'), 'no image');
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

async function record(person: NonNullable<RecordedCameraOptions['person']>): Promise<void> {
  const into = join(folder, 'data', person);
  await mkdir(into, { recursive: true });
  let i = 0;
  for await (const frame of cameraFrames({ scene: 'selfie', person, frames: 2 }))
    await writeFile(join(into, `${i++}.jpg`), frame);
}

describe('acquireFeatures', () => {
  const source = () => parseSource(`faces=${join(folder, 'data')}`, 'bona-fide');
  const acquire = (own = extractor, cache = 'cache') =>
    acquireFeatures(source(), own, join(folder, cache));

  it('extracts what the server extracts, once', async () => {
    let extracted = 0;
    const counted: Extractor = {
      ...extractor,
      extract: (image) => {
        extracted++;
        return extractor.extract(image);
      },
    };
    const cache = await acquire(counted);
    expect(cache.samples.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['subject', 'acquired'],
      ['subject', 'acquired'],
      ['third', 'acquired'],
      ['third', 'acquired'],
      ['third', 'undecodable'],
    ]);
    expect(cache.samples[0]?.quality).toHaveProperty('unifiedQualityScore');
    const features = [0, 1, 2].map((row) => cache.read(row, 1));
    const cosine = (a = 0, b = 0) =>
      features[a]?.reduce((sum, value, i) => sum + value * (features[b]?.[i] ?? 0), 0);
    expect(cosine(0, 0)).toBeCloseTo(1, 5);
    expect(cosine(0, 1)).toBeGreaterThan(0.8);
    expect(cosine(0, 2)).toBeLessThan(0.5);
    cache.close();
    expect(extracted).toBe(4);
    (await acquire(counted)).close();
    // A resumed cache is spot-checked.
    expect(extracted).toBe(7);
  }, 60_000);

  it('refuses a cache that another pipeline filled', async () => {
    const other: Extractor = {
      ...extractor,
      async extract(image) {
        const found = await extractor.extract(image);
        return found && { ...found, features: found.features.toReversed() };
      },
    };
    await expect(acquire(other)).rejects.toThrow('another pipeline');
  }, 60_000);

  it('refuses a cache of other images', async () => {
    const [name = ''] = (await readdir(join(folder, 'cache'))).filter((n) => n.endsWith('.jsonl'));
    const list = join(folder, 'cache', name);
    await writeFile(list, (await readFile(list, 'utf8')).replace('subject/1.jpg', 'subject/9.jpg'));
    await expect(acquire()).rejects.toThrow('knows other images');
  });
});

describe('flipExtractor', () => {
  it('gives a picture and its mirror image the same features', async () => {
    const flipped = flipExtractor(extractor);
    const picture = await selfieImage({ width: 240, height: 320 });
    expect(mirror(mirror(picture)).data).toEqual(Uint8Array.from(picture.data));
    const a = await flipped.extract(picture);
    const b = await flipped.extract(mirror(picture));
    const cosine = a?.features.reduce((sum, v, i) => sum + v * (b?.features[i] ?? 0), 0);
    expect(cosine).toBeCloseTo(1, 5);
    const alone = await extractor.extract(picture);
    expect(a?.features.reduce((sum, v, i) => sum + v * (alone?.features[i] ?? 0), 0)).toBeLessThan(
      0.9999,
    );
  }, 60_000);
});

describe('pnpm evaluate compare', () => {
  it('measures nobody', async () => {
    const text = await runSynthetic(300, join(folder, 'synthetic'));
    expect(text).toContain('300 images, 44850 comparisons');
    expect(text).toMatch(/FMR 0.01: threshold 0\.\d+, FNMR 0\.000 %/);
  });

  it.each([
    [[], '--cache'],
    [['--cache', 'x'], '--data'],
    [['--cache', 'x', '--data', 'y'], 'NAME=FOLDER'],
    [['--cache', 'x', '--synthetic', 'many'], '--synthetic'],
    [['--cache', 'x', '--data', 'y=z', '--flip', '--calibration'], 'does not flip'],
    [['--nonsense'], 'nonsense'],
  ])('explains a wrong call: %j', (args, message) => {
    expect(() => parseTask(args)).toThrow(UsageError);
    expect(() => parseTask(args)).toThrow(message);
  });
});
