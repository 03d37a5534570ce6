import { fusedScore, PAD_CUE_NAMES, type PadCueName, type PadCueStatistics } from '@iws/face-core';
import { balancedWeights, type WeightedScore } from '../statistics/weighted-scores.ts';
import type { PadMeasurement, PadSample } from './score-source.ts';

/** A sample that was judged. */
export type JudgedSample = PadSample & {
  readonly measurement: Extract<PadMeasurement, { outcome: 'judged' }>;
};

export const isJudged = (sample: PadSample): sample is JudgedSample =>
  sample.measurement.outcome === 'judged';

export const isBonaFide = ({ species }: PadSample): boolean => species === null;

/**
 * Mean and standard deviation of each cue on bona fide pictures, every source, within it every subject, and within that every
 * picture counting the same.
 *
 * @throws RangeError where a cue was never measured, or never differs
 */
export function cueStatistics(bonaFide: readonly JudgedSample[]): PadCueStatistics {
  const statistics = (name: PadCueName) => {
    const measured = bonaFide.filter(({ measurement }) => measurement.cues[name] !== null);
    const weights = balancedWeights(measured);
    const mean = measured.reduce((sum, s, i) => sum + weights[i]! * valueOf(s, name), 0);
    const variance = measured.reduce(
      (sum, s, i) => sum + weights[i]! * (valueOf(s, name) - mean) ** 2,
      0,
    );
    if (!(variance > 0))
      throw new RangeError(`the cue ${name} is the same on all of these pictures: more are needed`);
    return { mean, sd: Math.sqrt(variance) };
  };
  return Object.fromEntries(PAD_CUE_NAMES.map((name) => [name, statistics(name)])) as Record<
    PadCueName,
    { mean: number; sd: number }
  >;
}

const valueOf = ({ measurement }: JudgedSample, name: PadCueName): number =>
  measurement.cues[name] ?? 0;

/** The fused score of a sample; with the shipped weight of the border unless another is tried. */
export const scoreOf = (
  { measurement }: JudgedSample,
  statistics: PadCueStatistics,
  borderWeight?: number,
): number =>
  fusedScore(measurement.fm, measurement.cues, statistics, measurement.added ?? null, borderWeight);

/** Bona fide samples with their score and what each counts. */
export function weightedBonaFide(
  bonaFide: readonly JudgedSample[],
  statistics: PadCueStatistics,
  borderWeight?: number,
): (JudgedSample & WeightedScore)[] {
  const weights = balancedWeights(bonaFide);
  return bonaFide.map((sample, i) => ({
    ...sample,
    score: scoreOf(sample, statistics, borderWeight),
    weight: weights[i] ?? 0,
  }));
}
