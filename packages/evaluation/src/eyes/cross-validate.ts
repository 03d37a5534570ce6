import { seedOf } from '../occlusion/random.ts';
import type { EyeSample } from './eye-samples.ts';
import { fitLogistic, logOdds, type LinearFit } from './logistic-fit.ts';

/** The share of open eyes that a first fit doubts most: pictures of people contain blinks and dark glasses that nobody labelled. */
const DOUBTED = 0.015;
/** People are dealt into so many groups. */
export const FOLDS = 5;

/** Fits twice: the second time without the open eyes that the first doubts most. */
export function fitEyes(samples: readonly EyeSample[], ridge: number): LinearFit {
  const first = fitLogistic(samples, ridge);
  const doubts = samples
    .filter(({ open }) => open)
    .map((sample) => ({ sample, score: logOdds(first, sample.values) }))
    .sort((a, b) => a.score - b.score);
  const doubted = new Set(
    doubts.slice(0, Math.round(DOUBTED * doubts.length)).map(({ sample }) => sample),
  );
  return fitLogistic(
    samples.filter((sample) => !doubted.has(sample)),
    ridge,
  );
}

/** A picture as it is, and the log odds by a fit that never saw its person. */
export interface Judged {
  readonly source: string;
  readonly open: boolean;
  readonly score: number;
}

/** Judges every original by a fit to the other people (by the hash of their names; nobody is on two sides). */
export function crossValidate(samples: readonly EyeSample[], ridge: number): Judged[] {
  return folds(samples).flatMap(([left, used]) => judge(left, fitEyes(used, ridge)));
}

/**
 * The same with a working point that is found on the judgements of the other folds, not on those it is applied to. Scores are log odds above
 * it: below 0 is closed.
 */
export function judgePeopleApart(samples: readonly EyeSample[], ridge: number): Judged[] {
  const judged = folds(samples).map(([left, used]) => judge(left, fitEyes(used, ridge)));
  return judged.flatMap((those, fold) =>
    above(workingPoint(judged.flatMap((others, i) => (i === fold ? [] : others))), those),
  );
}

/**
 * Judges the originals of every source by a fit and a working point that saw nothing of it; of the people of the sources that stay only four
 * fifths are used, so that the fits are alike. A source without which nobody has open, or closed, eyes is passed over. Scores are log odds
 * above the working point.
 */
export function judgeSourcesApart(samples: readonly EyeSample[], ridge: number): Judged[] {
  return [...new Set(samples.map(({ source }) => source))].flatMap((name) => {
    const [left, others] = parted(samples, ({ source }) => source === name);
    const [used] = parted(others, (sample) => foldOf(sample) !== 0);
    const kinds = new Set(used.map(({ open }) => open));
    if (kinds.size < 2) return [];
    return above(workingPoint(crossValidate(used, ridge)), judge(left, fitEyes(used, ridge)));
  });
}

const above = (boundary: number, judged: readonly Judged[]): Judged[] =>
  judged.map((one) => ({ ...one, score: one.score - boundary }));

/** The people of each fold, and all others; a fold in which nobody is is left out. */
const folds = (samples: readonly EyeSample[]): [EyeSample[], EyeSample[]][] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    parted(samples, (sample) => foldOf(sample) === fold),
  ).filter(([left]) => left.length > 0);

const judge = (samples: readonly EyeSample[], fit: LinearFit): Judged[] =>
  samples
    .filter(({ original }) => original)
    .map(({ source, open, values }) => ({ source, open, score: logOdds(fit, values) }));

const foldOf = ({ subject }: EyeSample): number => (seedOf(subject) >>> 8) % FOLDS;

function parted<T>(all: readonly T[], is: (one: T) => boolean): [yes: T[], no: T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** How many of the closed eyes have to be found for a picture to be worth refusing. */
const CLOSED_FOUND = 0.975;

/**
 * The log odds at and above which eyes count as open: the lowest that leaves at most one in forty of the closed ones above it.
 *
 * @throws RangeError when nobody's eyes are closed
 */
export function workingPoint(judged: readonly Judged[]): number {
  const closed = judged.filter(({ open }) => !open).map(({ score }) => score);
  const least = closed.toSorted((a, b) => a - b)[Math.ceil(CLOSED_FOUND * closed.length) - 1];
  if (least === undefined) throw new RangeError('no closed eyes');
  // Just above it, so that this one is still closed.
  return least + 1e-3;
}
