import type { PadLevel } from '@iws/protocol';
import { PAD_LEVELS } from '@iws/protocol';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import {
  thresholdAtRejectionRate,
  weightedRejectionRate,
  type WeightedScore,
} from '../statistics/weighted-scores.ts';

/** Scores of the attacks of one species; `accepted` means score ≥ threshold. */
export interface AttackScores {
  readonly species: string;
  readonly scores: readonly number[];
}

/** A liveness level as a working point: what it costs genuine people, what it lets through. */
export interface LevelThreshold {
  readonly level: PadLevel;
  /** A presentation reaches the level when its bona fide score is at or above this. */
  readonly threshold: number;
  /** Weighted BPCER at the threshold on the calibration data, 0..1. */
  readonly bpcer: number;
  /** The BPCER at which the level is defined, before any raising. */
  readonly nominalBpcer: number;
  /** True where the threshold had to be raised to keep the worst species' APCER at 50 % or below. */
  readonly raised: boolean;
  readonly apcerBySpecies: Readonly<Record<string, Proportion>>;
}

/** What each level costs genuine people, by definition (DESIGN section 3). */
export const NOMINAL_BPCER: Readonly<Record<PadLevel, number>> = {
  LOW: 0.01,
  MEDIUM: 0.015,
  MODERATE: 0.02,
  BALANCED_HIGH: 0.03,
  HIGH: 0.04,
  BALANCED_VERY_HIGH: 0.05,
  VERY_HIGH: 0.1,
  HIGHEST: 0.2,
};

/** No level may accept more than this share of the attacks of any species. */
export const WORST_APCER = 0.5;

/**
 * Thresholds of all levels from the scores of bona fide presentations and attacks.
 *
 * Levels are set on bona fide data because thresholds set on public attacks did not carry over between
 * sources; attacks only raise a threshold that would be worthless. Higher levels never get a lower
 * threshold.
 *
 * @throws {RangeError} without bona fide scores
 */
export function levelThresholds(
  bonaFide: readonly WeightedScore[],
  attacks: readonly AttackScores[],
): LevelThreshold[] {
  const floor = Math.max(-Infinity, ...attacks.map(({ scores }) => thresholdAcceptingHalf(scores)));
  return PAD_LEVELS.map((level) => {
    const nominal = thresholdAtRejectionRate(bonaFide, NOMINAL_BPCER[level]);
    const threshold = Math.max(nominal, floor);
    return {
      level,
      threshold,
      bpcer: weightedRejectionRate(bonaFide, threshold),
      nominalBpcer: NOMINAL_BPCER[level],
      raised: threshold > nominal,
      apcerBySpecies: Object.fromEntries(
        attacks.map(({ species, scores }) => [
          species,
          proportion(scores.filter((score) => score >= threshold).length, scores.length),
        ]),
      ),
    };
  });
}

/** The smallest attack score at or above which at most half of the attacks lie, just above it where tied. */
function thresholdAcceptingHalf(scores: readonly number[]): number {
  if (scores.length === 0) return -Infinity;
  const descending = [...scores].sort((a, b) => b - a);
  const allowed = Math.floor(descending.length * WORST_APCER);
  const firstTooMany = descending[allowed];
  if (firstTooMany === undefined) return -Infinity;
  return nextAbove(firstTooMany);
}

/** The next greater double: a threshold that this very score no longer reaches. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
