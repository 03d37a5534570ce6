import { PAD_CUE_NAMES, type PadCueName, type PadCues } from './pad-cues.ts';

/** Mean and standard deviation of each cue on bona fide pictures: calibration data. */
export type PadCueStatistics = Readonly<
  Record<PadCueName, { readonly mean: number; readonly sd: number }>
>;

/** Cues of one kind of evidence; a group counts once, however many cues it has. */
const GROUPS = [
  ['straightLines'],
  ['faceMiddlePeak', 'faceHighPeak', 'faceHighPeakShare'],
  ['surroundingsMiddlePeak', 'surroundingsHighPeak'],
] as const satisfies readonly (readonly PadCueName[])[];

/**
 * The learned score beyond which more of it says no more, natural logarithm of odds. Genuine pictures of different cameras differ up there
 * (press photographs have 8, selfies 3 to 7), genuine pictures and attacks do not.
 */
const FM_LIMIT = 5;
const Z_LIMIT = 3;

/**
 * The fused bona fide score, higher = bona fide: clip(FM, ±5) / 4 - 0.5 · sum over the groups of mean z / √3, each z clipped to ±3.
 * Weights are equal and signs fixed by physics: fusions that were learned did not carry over between sources. A cue that
 * could not be measured counts as an average one (z = 0).
 * Source: experiments of this project (score REC, with a lower limit of FM).
 *
 * @param fm mean log odds of the learned model at its two crops
 * @param added the score of models that an operator added (`addedPadScore`): it weighs as much as ours; null: there are none
 */
export function fusedScore(
  fm: number,
  cues: PadCues,
  statistics: PadCueStatistics,
  added: number | null = null,
): number {
  const z = cueDeviations(cues, statistics);
  const evidence = GROUPS.reduce(
    (sum, group) => sum + group.reduce((all, name) => all + z[name], 0) / group.length,
    0,
  );
  const learned = clip(fm, FM_LIMIT) / 4 + (added === null ? 0 : clip(added, FM_LIMIT) / 4);
  return learned - (0.5 * evidence) / Math.sqrt(GROUPS.length);
}

/** Each cue in standard deviations from the mean of bona fide pictures, clipped to ±3; 0 where it was not measured. */
export function cueDeviations(
  cues: PadCues,
  statistics: PadCueStatistics,
): Record<PadCueName, number> {
  const z = (name: PadCueName): number => {
    const value = cues[name];
    const { mean, sd } = statistics[name];
    return value === null ? 0 : clip((value - mean) / sd, Z_LIMIT);
  };
  return Object.fromEntries(PAD_CUE_NAMES.map((name) => [name, z(name)])) as Record<
    PadCueName,
    number
  >;
}

const clip = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));
