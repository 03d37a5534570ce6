import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFeatureCache } from '../cache/feature-cache.ts';
import { UsageError } from '../usage-error.ts';
import { comparePairs } from './compare-pairs.ts';
import { readPairs } from './pairs-file.ts';
import { pairsMarkdown } from './pairs-report.ts';
import { accuracyAt, tenFoldAccuracy, type ScoredPair } from './ten-folds.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'pairs-'))));
afterAll(() => rm(folder, { recursive: true }));

const written = async (text: string) => {
  const file = join(folder, 'pairs');
  await writeFile(file, text);
  return file;
};

describe('readPairs', () => {
  it('reads a CSV, folds by turns', async () => {
    const pairs = await readPairs(await written('a,b,same\nx.jpg,y.jpg,1\nx.jpg,z.jpg,0\n'));
    expect(pairs).toEqual([
      { left: 'x.jpg', right: 'y.jpg', same: true, fold: 0 },
      { left: 'x.jpg', right: 'z.jpg', same: false, fold: 0 },
    ]);
  });

  it('reads the pairs file of LFW', async () => {
    const lines = Array.from({ length: 10 }, (_, i) => [`Ada\t${i + 1}\t2`, `Ada\t1\tBob\t${i}`]);
    const pairs = await readPairs(await written(`10\t1\n${lines.flat().join('\n')}\n`));
    expect(pairs).toHaveLength(20);
    expect(pairs[19]).toEqual({
      left: 'Ada/Ada_0001.jpg',
      right: 'Bob/Bob_0009.jpg',
      same: false,
      fold: 9,
    });
  });

  it.each([
    ['a,b,same\nx.jpg,y.jpg,2\n', 'line 2'],
    ['a,b,same\nx.jpg,y.jpg\n', 'line 2'],
    ['a,b,same\n', 'no pairs'],
    ['', 'does not begin'],
    ['10 3\nAda 1 2\n', 'does not begin'],
    [`10 1\n${'Ada 1 2\n'.repeat(19)}Ada x\n`, 'line 21'],
  ])('refuses %j', async (text, message) => {
    const file = await written(text);
    await expect(readPairs(file)).rejects.toThrow(UsageError);
    await expect(readPairs(file)).rejects.toThrow(message);
  });
});

const pair = (same: boolean, score: number | null, fold: number): ScoredPair => ({
  left: 'a',
  right: 'b',
  same,
  score,
  fold,
});

describe('tenFoldAccuracy', () => {
  it('takes each threshold from the other folds', () => {
    const pairs = Array.from({ length: 10 }, (_, fold) => [
      pair(true, 0.6, fold),
      pair(true, 0.7, fold),
      // One stranger scores high in fold 3: there, the others' threshold lets them in.
      pair(false, fold === 3 ? 0.65 : 0.2, fold),
      pair(false, 0.3, fold),
    ]).flat();
    const { mean, deviation, overall, folds } = tenFoldAccuracy(pairs);
    expect(folds[3]?.accuracy).toMatchObject({ count: 3, total: 4, rate: 0.75 });
    expect(overall).toMatchObject({ count: 39, total: 40 });
    expect(folds[0]?.threshold).toBeCloseTo(0.45, 9);
    expect(mean).toBeCloseTo(0.975, 9);
    expect(deviation).toBeCloseTo(0.25 / Math.sqrt(10), 9);
  });

  it('counts a pair without a score as no match', () => {
    expect(accuracyAt([pair(true, null, 0), pair(false, null, 0)], -1).rate).toBe(0.5);
  });

  it('leaves out folds without pairs', () => {
    const { folds, mean } = tenFoldAccuracy([pair(true, 0.6, 0), pair(true, 0.7, 4)]);
    expect(folds).toHaveLength(2);
    expect(mean).toBe(1);
  });
});

describe('comparePairs', () => {
  it('scores cached features, and names an image that is not there', async () => {
    const cache = await openFeatureCache(folder, 'pairs', 2);
    const add = (path: string, features: Float32Array | null) =>
      cache.append(
        { path, subject: path, outcome: features ? 'acquired' : 'no-face', quality: {} },
        features,
      );
    add('x', Float32Array.of(1, 0));
    add('blank', null);
    add('y', Float32Array.of(0.6, 0.8));
    add('z', Float32Array.of(-1, 0));
    const named = { name: 'some', extractor: 'a model', command: 'the command' };
    const good = await written('a,b,same\nx,y,1\nx,z,0\nx,blank,1\n');
    const report = await comparePairs(cache, good, named);
    expect(report).toMatchObject({
      data: { name: 'some', images: 4, acquired: 3 },
      extractor: 'a model',
      failureToAcquire: { count: 1, total: 4 },
      pairs: 3,
      onePerson: 2,
      withoutScore: { count: 1, total: 3 },
      command: 'the command',
    });
    const { folds, overall } = report.accuracy;
    expect(folds.map(({ accuracy }) => accuracy.total)).toEqual([2, 1]);
    expect(overall.total).toBe(3);
    const markdown = pairsMarkdown(report);
    expect(markdown).toContain('failure to acquire: 1/4 = 25.0 %');
    expect(markdown).toContain('3 pairs, 2 of them of one person; without a score: 1/3');
    expect(markdown).toContain(`Right decisions: ${overall.count}/3`);
    const bad = await written('a,b,same\nx,nobody,1\n');
    await expect(comparePairs(cache, bad, named)).rejects.toThrow('no image nobody');
    cache.close();
  });
});
