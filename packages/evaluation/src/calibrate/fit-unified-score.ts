import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExamineModels, QualityRamps } from '@iws/face-core';
import { loadComparisonCalibration } from '@iws/models';
import type { ImageSource } from '../data/image-source.ts';
import { progressBar } from '../progress.ts';
import { PROBE_FLAWS } from '../quality/degrade-probe.ts';
import { fitUnified } from '../quality/fit-unified.ts';
import { gatherProbes, PROBES, type Probe } from '../quality/gather-probes.ts';
import { genuineComparisons } from '../quality/genuine-comparisons.ts';
import { UsageError } from '../usage-error.ts';

/** The comparisons whose failures are predicted are judged at this false match rate. */
export const PROBE_FALSE_MATCH_RATE = 1e-3;

/** The part of quality.json about the unified score. */
export async function unifiedScore(all: readonly Probe[], ramps: QualityRamps) {
  const probes = all.filter(({ side }) => side === 'fit');
  const comparisons = genuineComparisons(probes);
  const { intercept, weights, ramp, ...counts } = fit(comparisons, ramps, await probeThreshold());
  return {
    intercept,
    weights,
    ramp,
    method:
      `Logistic model of whether a genuine comparison fails at a false match rate of ${PROBE_FALSE_MATCH_RATE}: what is added by the ` +
      `deficits of both pictures, and their third powers, with weights of 0 or more, so that no better value lowers the score. A third ` +
      `of the people (by the hash of their names; a sixth is kept for reports), at most ${PROBES.perSubject} pictures of each, as they are, ${PROBES.copied} of them also in ${PROBES.copies} copies ` +
      `with one flaw each (${PROBE_FLAWS.join(', ')}), each against the person's other pictures as they are. 0: a comparison ` +
      `with a flawless picture fails as often as not; 100: a flawless picture.`,
    people: new Set(probes.map(({ subject }) => subject)).size,
    ...counts,
  };
}

/** The probes of all sources, of people on both sides. */
export async function probesOf(
  sources: readonly ImageSource[],
  models: ExamineModels,
  cache: string,
): Promise<Probe[]> {
  const probes: Probe[] = [];
  for (const source of sources) {
    const onProgress = progressBar(`${source.name} probes`);
    probes.push(...(await gatherProbes(source, models, { cache, onProgress })));
  }
  return probes;
}

/** Does something with a folder that keeps what was measured: the one that is named, else one for this time. */
export async function withCache<T>(
  cache: string | undefined,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  if (cache !== undefined) return use(cache);
  const folder = await mkdtemp(join(tmpdir(), 'probes-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function fit(...args: Parameters<typeof fitUnified>) {
  try {
    return fitUnified(...args);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(
      `the unified score needs comparisons of which some fail: ${error.message}; a source with more people, and more than one picture of each, is needed`,
    );
  }
}

/** The comparison score below which a comparison of two selfies fails at PROBE_FALSE_MATCH_RATE. */
export async function probeThreshold(): Promise<number> {
  const { selfie } = await loadComparisonCalibration();
  const point = selfie.workingPoints.find((one) => one.falseMatchRate === PROBE_FALSE_MATCH_RATE);
  if (!point) throw new Error('the comparison calibration has no such working point');
  return point.threshold;
}
