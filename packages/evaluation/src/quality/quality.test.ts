import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QualityComponentId } from '@iws/face-core';
import { selfieJpeg } from '@iws/test-faces';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { UsageError } from '../usage-error.ts';
import { qualityCommand } from './command.ts';
import { COMPONENT_IDS, type NativeValues } from './components-of.ts';
import { discardCurve, fittedQuality, spearman } from './discard.ts';
import { fitUnified } from './fit-unified.ts';
import type { Probe } from './gather-probes.ts';
import { genuineComparisons } from './genuine-comparisons.ts';
import { identitiesReport } from './identities-report.ts';
import { statedMean } from './stated-mean.ts';

/** A picture without flaws but for what is said. */
function probe(person: number, picture: number, change: Partial<NativeValues> = {}): Probe {
  const flawless: Partial<Record<QualityComponentId, number>> = {
    sharpness: 1,
    luminanceMean: 1,
    luminanceVariance: 1,
    dynamicRange: 8,
    interEyeDistance: 90,
    eyesOpen: 100,
    headSize: 0.3,
    illuminationUniformity: 1,
  };
  const native = Object.fromEntries(
    COMPONENT_IDS.map((id) => [id, flawless[id] ?? 0]),
  ) as NativeValues;
  const sharp = change.sharpness ?? 1;
  // Unit vectors: a person's pictures lie the closer to each other the sharper they are.
  const features = new Float32Array(64);
  const away = 1.4 * (1 - sharp);
  features[person] = Math.cos(away);
  features[30 + ((person * 7 + picture) % 34)] = Math.sin(away);
  return {
    subject: `a/${person}`,
    side: 'fit',
    picture: String(picture),
    flaw: 'none',
    native: { ...native, ...change },
    features,
  };
}

const SHARPNESS = [0.1, 0.4, 0.7, 0.95, 1];
/** Blurred pictures fail; sideways light is as frequent and changes nothing. */
const PROBES = Array.from({ length: 20 }, (_, person) =>
  SHARPNESS.map((sharpness, i) =>
    probe(person, i, { sharpness, illuminationUniformity: ((person + i) % 5) / 5 }),
  ),
).flat();
const THRESHOLD = 0.4;

describe('genuineComparisons', () => {
  it('takes every two pictures of a person once, flawed copies against all other pictures', () => {
    const own = [probe(1, 0), probe(1, 1), probe(1, 2), probe(2, 0)];
    const copy: Probe = { ...probe(1, 1), flaw: 'blur' };
    const pairs = genuineComparisons([...own, copy]).map(
      ({ probe: a, reference: b }) => `${a.picture}${a.flaw}-${b.picture}`,
    );
    expect(pairs.sort()).toEqual(['0none-1', '0none-2', '1blur-0', '1blur-2', '1none-2']);
  });
});

describe('fitUnified', () => {
  const comparisons = genuineComparisons(PROBES);
  const fitted = fitUnified(comparisons, NATIVE_RAMPS.ramps, THRESHOLD);

  it('finds what makes comparisons fail, and only that', () => {
    expect(Object.keys(fitted.weights)).toContain('sharpness');
    const { sharpness, illuminationUniformity } = fitted.weights;
    const sum = (weights = { linear: 0, cubic: 0 }) => weights.linear + weights.cubic;
    expect(sum(sharpness)).toBeGreaterThan(2);
    expect(sum(illuminationUniformity)).toBeLessThan(0.3 * sum(sharpness));
    expect(fitted.failures).toBeGreaterThan(0);
    expect(fitted.comparisons).toBe(200);
  });

  it('gives 100 to a flawless picture, and less the more is wrong with it', () => {
    const quality = fittedQuality({ ramps: NATIVE_RAMPS.ramps, unified: fitted });
    const values = [1, 0.7, 0.4, 0.1].map((sharpness) => quality(probe(0, 0, { sharpness })));
    expect(values[0]).toBe(100);
    expect(values).toEqual(values.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(values).size).toBe(4);
  });

  it('predicts failures better than the mean of all', () => {
    const quality = fittedQuality({ ramps: NATIVE_RAMPS.ramps, unified: fitted });
    const own = discardCurve(comparisons, quality, THRESHOLD);
    expect(own.failures).toBe(fitted.failures);
    const rates = own.fnmrAfterDiscarding.map(({ fnmr }) => fnmr);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(own.rankCorrelation).toBeGreaterThan(0.7);
    const mean = discardCurve(comparisons, statedMean(NATIVE_RAMPS.ramps), THRESHOLD);
    expect(own.meanFnmr).toBeLessThanOrEqual(mean.meanFnmr);
  });

  it('is reported as text, figures and a plot that agree', () => {
    const quality = { ...NATIVE_RAMPS, unified: fitted };
    const { markdown, figures, plot } = identitiesReport(PROBES, quality, THRESHOLD);
    const { fitted: own } = figures.withFlawedCopies;
    expect(markdown).toContain(`${own.pairs} genuine pairs, ${own.failures} fail`);
    expect(own.curve[0]).toEqual([0, own.failures / own.pairs]);
    expect(own.curve.at(-1)?.[1]).toBe(own.fnmrAfterDiscarding.at(-1)?.fnmr);
    expect(plot).toContain('with flawed copies, fitted score');
    const [none, blur] = figures.flaws;
    expect(none).toMatchObject({
      flaw: 'none',
      failed: { count: figures.asTheyAre.fitted.failures, total: figures.asTheyAre.fitted.pairs },
    });
    expect(none?.fitted.failing).toBeLessThan(none?.fitted.succeeding ?? 0);
    expect(blur).toMatchObject({ flaw: 'blur', failed: { total: 0, rate: null } });
    expect(blur?.fitted).toEqual({ succeeding: null, failing: null });
    expect(markdown).toContain('| blur | 0 | 0, - | - / - | - / - |');
    // All eyes are 90 pixels apart.
    const far = figures.distances.at(-1);
    expect(far).toMatchObject({ from: 35, to: null, failed: none?.failed });
    expect(figures.distances.slice(0, -1).every(({ failed }) => failed.total === 0)).toBe(true);
  });

  it('refuses to learn from comparisons that all succeed', () => {
    const good = genuineComparisons([probe(1, 0), probe(1, 1)]);
    expect(() => fitUnified(good, NATIVE_RAMPS.ramps, THRESHOLD)).toThrow(RangeError);
  });
});

describe('spearman', () => {
  it('is 1 and -1 for the same and the opposite order, and shares the ranks of equal values', () => {
    expect(spearman([1, 2, 9], [10, 20, 21])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 9], [5, 4, 1])).toBeCloseTo(-1, 12);
    // Checked by hand: ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3.
    expect(spearman([1, 2, 2, 4], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

describe('pnpm evaluate quality', () => {
  it('numbers the pictures of groups, and names their files on standard error alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quality-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [groups, report] = [join(folder, 'groups'), join(folder, 'report')];
    await mkdir(groups);
    await writeFile(join(groups, 'ada.jpg'), 'no image');
    await writeFile(join(groups, 'ben.jpg'), await selfieJpeg({ width: 240, height: 320 }));
    const [printed, told] = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation(() => true),
    );
    await qualityCommand([`--groups=some=${groups}`, `--report=${report}`]);
    const [output, errors] = [printed, told].map((spy) => spy?.mock.calls.join('') ?? '');
    vi.restoreAllMocks();
    expect(errors).toContain('some, picture 2: ben.jpg, 1\n');
    const markdown = await readFile(join(report, 'quality.md'), 'utf8');
    expect(markdown).toContain('1 pictures, a face in 1. Confirmed faces: 1.\n\n| picture |');
    expect(markdown).toContain('\n| 2 | 1 |\n');
    const json = await readFile(join(report, 'quality.json'), 'utf8');
    expect(JSON.parse(json)).toMatchObject({
      figures: [{ kind: 'groups', confirmed: 1, groups: [{ number: 2, faceCount: 1 }] }],
    });
    expect(output + markdown + json).not.toMatch(/ada|ben/);
  }, 60_000);

  it('explains a wrong call in one message', async () => {
    await expect(qualityCommand([])).rejects.toThrow(UsageError);
    await expect(qualityCommand(['--open', 'a=b', '--subjects', '0'])).rejects.toThrow(
      /^--subjects is a whole number from 1\n/,
    );
  });
});
