import type { PadLevel } from '@iws/protocol';
import { attackScores } from './pad-calibration.ts';
import {
  cueStatistics,
  isBonaFide,
  isJudged,
  scoreOf,
  weightedBonaFide,
  type JudgedSample,
} from './cue-statistics.ts';
import { levelThresholds } from './level-thresholds.ts';
import type { PadSample } from './score-source.ts';

/** A judged sample with a score, and thresholds, that were set without its person (or without its source). */
export interface DisjointScore {
  readonly sample: JudgedSample;
  readonly score: number;
  readonly thresholds: Readonly<Record<PadLevel, number>>;
}

/** Into how many parts people are divided. */
export const FOLDS = 5;

/**
 * Scores every sample with statistics and thresholds from the people of the other folds: bona fide pictures and attacks that show
 * a person are left out together. Attacks of held-out kinds never set anything.
 *
 * @param heldOut species that may not raise a threshold
 * @param borderWeight another weight of the border than the shipped one, to be tried
 */
export function crossFit(
  samples: readonly PadSample[],
  heldOut: ReadonlySet<string>,
  borderWeight?: number,
): DisjointScore[] {
  const people = [...new Set(samples.map(({ subject }) => subject))].sort();
  const foldOf = new Map(people.map((subject, i) => [subject, i % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isTested = ({ subject }: PadSample) => foldOf.get(subject) === fold;
    return scoredWith(
      samples.filter((sample) => !isTested(sample)),
      samples.filter(isTested),
      heldOut,
      borderWeight,
    );
  }).flat();
}

/** Scores each source's samples with what the other sources' bona fide pictures and attacks set. */
export function leaveSourceOut(
  samples: readonly PadSample[],
  source: string,
  heldOut: ReadonlySet<string>,
  borderWeight?: number,
): DisjointScore[] {
  return scoredWith(
    samples.filter((sample) => sample.source !== source),
    samples.filter((sample) => sample.source === source),
    heldOut,
    borderWeight,
  );
}

function scoredWith(
  fitted: readonly PadSample[],
  tested: readonly PadSample[],
  heldOut: ReadonlySet<string>,
  borderWeight: number | undefined,
): DisjointScore[] {
  const usable = fitted.filter(({ species }) => species === null || !heldOut.has(species));
  const bonaFide = usable.filter(isJudged).filter(isBonaFide);
  const statistics = cueStatistics(bonaFide);
  const levels = levelThresholds(
    weightedBonaFide(bonaFide, statistics, borderWeight),
    attackScores(usable, statistics, borderWeight),
  );
  const thresholds = Object.fromEntries(
    levels.map(({ level, threshold }) => [level, threshold]),
  ) as Record<PadLevel, number>;
  return tested
    .filter(isJudged)
    .map((sample) => ({ sample, score: scoreOf(sample, statistics, borderWeight), thresholds }));
}
