import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFrames, selfieImage, type RecordedCameraOptions } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseSource } from '../data/image-source.ts';
import { UsageError } from '../usage-error.ts';
import { acquireFeatures, type Acquired, type Extractor } from './acquire-features.ts';
import type { FeatureCache } from '../cache/feature-cache.ts';
import type { Image } from '@iws/face-core';
import { compareCommand } from './command.ts';
import { acquireFused, openExtractors } from './fused-features.ts';
import { mirror } from './mirrored-too.ts';
import { parseTask } from './options.ts';
import type { PairsReport } from './pairs-report.ts';
import type { ComparisonReport } from './report.ts';
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

describe('--flip', () => {
  it('gives a picture and its mirror image the same features', async () => {
    const flipped = await openServerExtractor({ set: 'default', flip: true });
    const picture = await selfieImage({ width: 240, height: 320 });
    const a = await flipped.extract(picture);
    const b = await flipped.extract(mirrorImage(picture));
    const alone = await extractor.extract(picture);
    // The mesh of a mirrored picture is not the mirrored mesh to the last digit.
    expect(cosine(a, b)).toBeGreaterThan(0.99);
    expect(cosine(a, b)).toBeGreaterThan(cosine(alone, b));
    expect(cosine(a, alone)).toBeLessThan(0.9999);
  }, 60_000);

  it('mirrors the rows of a tensor', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...mirror({ data, dims: [1, 1, 2, 3] }).data]).toEqual([3, 2, 1, 6, 5, 4]);
  });
});

describe('several comparison models', () => {
  it('are fused to the mean of their cosines', async () => {
    const source = parseSource(`faces=${join(folder, 'data')}`, 'bona-fide');
    const names = ['fr_feature', 'dlib_resnet'] as const;
    const extractors = await openExtractors({
      set: 'default',
      recognisers: names,
      pack: undefined,
      flip: false,
    });
    const each = await Promise.all(
      extractors.map((one) => acquireFeatures(source, one, join(folder, 'fused'))),
    );
    const fused = await acquireFused(source, extractors, join(folder, 'fused'));
    expect(fused.dimensions).toBe(640);
    const product = (cache: FeatureCache) => dot(cache.read(0, 1), cache.read(2, 1));
    const [first, second] = each.map(product);
    expect(product(fused)).toBeCloseTo(((first ?? NaN) + (second ?? NaN)) / 2, 5);
    expect([...fused.read(1, 2)]).toEqual([...fused.read(1, 1), ...fused.read(2, 1)]);
    for (const cache of [...each, fused]) cache.close();
  }, 60_000);
});

const dot = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);

const cosine = (a: Acquired | null, b: Acquired | null) =>
  dot(a?.features ?? new Float32Array(), b?.features ?? new Float32Array());

function mirrorImage({ width, height, channels, data }: Image): Image {
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++)
        mirrored[(y * width + x) * channels + c] =
          data[(y * width + width - 1 - x) * channels + c] ?? 0;
  return { width, height, channels, data: mirrored };
}

describe('pnpm evaluate compare', () => {
  it('measures nobody', async () => {
    const text = await runSynthetic(300, join(folder, 'synthetic'));
    expect(text).toContain('300 images, 44850 comparisons');
    expect(text).toMatch(/FMR 0.01: threshold 0\.\d+, FNMR 0\.000 %/);
    // 40 of 300 with the 299 others each.
    const some = await runSynthetic(300, join(folder, 'synthetic'), 40);
    expect(some).toContain('300 images, 40 of them with all, 11960 comparisons');
  });

  it('names people on standard error alone', async () => {
    const data = join(folder, 'named');
    await cp(join(folder, 'data', 'subject'), join(data, 'Ada_One'), { recursive: true });
    await cp(join(folder, 'data', 'third'), join(data, 'Ben_Two'), { recursive: true });
    const report = join(folder, 'report-of-all');
    const [printed, told] = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(() => true),
    );
    await compareCommand([
      `--data=faces=${data}`,
      `--cache=${join(folder, 'cache-of-all')}`,
      `--report=${report}`,
    ]);
    const [output, errors] = [printed, told].map((spy) => spy?.mock.calls.join('') ?? '');
    vi.restoreAllMocks();
    const written = await Promise.all(
      (await readdir(report)).map((file) => readFile(join(report, file), 'utf8')),
    );
    expect([output, ...written].join('')).not.toMatch(/Ada|Ben/);
    const found = JSON.parse(
      await readFile(join(report, 'selfie-compare.json'), 'utf8'),
    ) as ComparisonReport;
    const [score = NaN] = found.highestImpostors;
    expect(output).toContain(`\n- ${score.toFixed(3)}\n`);
    expect(errors).toContain(`\nimpostors, selfie: ${score.toFixed(3)} Ada_One / Ben_Two\n`);
  }, 60_000);

  it('writes what it finds of labelled pairs', async () => {
    const pairs = join(folder, 'pairs.csv');
    const lines = [
      'a,b,same',
      'subject/0.jpg,subject/1.jpg,1',
      'third/0.jpg,third/1.jpg,1',
      'subject/0.jpg,third/0.jpg,0',
      'subject/1.jpg,third/broken.jpg,0',
    ];
    await writeFile(pairs, `${lines.join('\n')}\n`);
    const report = join(folder, 'report');
    const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
    await compareCommand([
      `--data=faces=${join(folder, 'data')}`,
      `--cache=${join(folder, 'cache-of-pairs')}`,
      `--pairs=${pairs}`,
      `--report=${report}`,
    ]);
    const printed = written.mock.calls.map(([text]) => String(text)).join('');
    written.mockRestore();
    expect((await readdir(report)).sort()).toEqual(['pairs.json', 'pairs.md']);
    const markdown = await readFile(join(report, 'pairs.md'), 'utf8');
    expect(printed).toBe(markdown);
    expect(markdown).not.toContain(folder);
    const found = JSON.parse(await readFile(join(report, 'pairs.json'), 'utf8')) as PairsReport;
    expect(found).toMatchObject({
      data: { name: 'faces', images: 5, acquired: 4 },
      extractor: extractor.name,
      failureToAcquire: { count: 1, total: 5 },
      pairs: 4,
      onePerson: 2,
      withoutScore: { count: 1, total: 4 },
      command:
        'pnpm evaluate compare --data faces=<faces> --cache <cache> --pairs <pairs> --report <report>',
    });
    const { folds, overall } = found.accuracy;
    expect(folds).toHaveLength(2);
    expect(markdown).toContain(`Right decisions: ${overall.count}/${overall.total} =`);
    for (const [i, { threshold, accuracy }] of folds.entries())
      expect(markdown).toContain(
        `| ${i + 1} | ${threshold.toFixed(3)} | ${accuracy.count}/${accuracy.total} =`,
      );
  }, 60_000);

  it.each([
    [[], '--cache'],
    [['--cache', 'x'], '--data'],
    [['--cache', 'x', '--data', 'y'], 'NAME=FOLDER'],
    [['--cache', 'x', '--synthetic', 'many'], '--synthetic'],
    [['--cache', 'x', '--synthetic', '20', '--rows', '21'], '--rows'],
    [['--cache', 'x', '--data', 'y=z', '--rows', '5'], '--rows'],
    [['--cache', 'x', '--data', 'y=z', '--flip', '--calibration'], 'no --flip'],
    [['--cache', 'x', '--data', 'y=z', '--model-set', 'best'], '--model-set'],
    [['--cache', 'x', '--data', 'y=z', '--recogniser', 'mine'], '--recogniser'],
    [['--cache', 'x', '--data', 'y=z', '--out', 'o'], '--out belongs to --calibration'],
    [['--cache', 'x', '--synthetic', '20', '--flip'], '--flip does nothing with --synthetic'],
    [['--cache', 'x', '--synthetic', '20', '--pairs', 'p'], '--pairs does nothing with'],
    [['--cache', 'x', '--data', 'y=z', '--pairs', 'p', '--documents'], '--documents does nothing'],
    [
      ['--cache', 'x', '--data', 'y=z', '--pairs', 'p', '--subjects', '5'],
      '--subjects does nothing',
    ],
    [['--nonsense'], 'nonsense'],
  ])('explains a wrong call: %j', (args, message) => {
    expect(() => parseTask(args)).toThrow(UsageError);
    expect(() => parseTask(args)).toThrow(message);
  });

  it('takes what has a part in each task', () => {
    const pairs = ['--cache', 'x', '--data', 'y=z', '--pairs', 'p', '--report', 'r'];
    const how = ['--model-set', 'clear', '--recogniser', 'dlib_resnet', '--flip'];
    expect(parseTask([...pairs, ...how])).toMatchObject({
      kind: 'pairs',
      report: 'r',
      recognition: { set: 'clear', recognisers: ['dlib_resnet'], flip: true },
    });
    expect(parseTask(['--cache', 'x', '--synthetic', '30', '--rows', '5'])).toEqual({
      kind: 'synthetic',
      images: 30,
      rows: 5,
      cache: 'x',
    });
  });
});
