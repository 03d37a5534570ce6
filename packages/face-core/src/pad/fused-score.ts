import { PAD_CUE_NAMES, type PadCueName, type PadCues } from './pad-cues.ts';

/** Mean and standard deviation of each cue on bona fide pictures: calibration data. */
export type PadCueStatistics = Readonly<
  Record<PadCueName, { readonly mean: number; readonly sd: number }>
>;

/** Cues of one kind of evidence; a group counts once, however many cues it has. */
const FACE = ['faceMiddlePeak', 'faceHighPeak', 'faceHighPeakShare'] as const;
const SURROUNDINGS = ['surroundingsMiddlePeak', 'surroundingsHighPeak'] as const;

/**
 * What the border counts, for 1 of either group of spectral peaks. It was chosen from a few values on simulated attacks of the kinds that may set
 * something, and genuine pictures of all sources; `pnpm evaluate pad` prints what each value does (docs/decisions/0018-two-sides-of-a-border.md).
 */
export const BORDER_WEIGHT = 1.5;

/**
 * The learned score beyond which more of it says no more, natural logarithm of odds. Genuine pictures of different cameras differ up there
 * (press photographs have 8, selfies 3 to 7), genuine pictures and attacks do not.
 */
const FM_LIMIT = 5;
const Z_LIMIT = 3;

/**
 * The fused bona fide score, higher = bona fide: clip(FM, ±5) / 4 - 0.5 · (1.5 · z of the border + mean z on the face +
 * mean z beside it) / √3, each z clipped to ±3. Signs are fixed by physics and weights are few: fusions that were learned did not carry over between
 * sources. A cue that could not be measured counts as an average one (z = 0).
 * Source: experiments of this project (score REC, with a lower limit of FM and the border's weight).
 *
 * @param fm mean log odds of the learned model at its two crops
 * @param added the score of models that an operator added (`addedPadScore`): it weighs as much as ours; null: there are none
 * @param borderWeight what the border counts; another value than the shipped one needs levels of its own
 */
export function fusedScore(
  fm: number,
  cues: PadCues,
  statistics: PadCueStatistics,
  added: number | null = null,
  borderWeight = BORDER_WEIGHT,
): number {
  const z = cueDeviations(cues, statistics);
  const mean = (names: readonly PadCueName[]) =>
    names.reduce((sum, name) => sum + z[name], 0) / names.length;
  const evidence = borderWeight * z.borderLines + mean(FACE) + mean(SURROUNDINGS);
  const learned = clip(fm, FM_LIMIT) / 4 + (added === null ? 0 : clip(added, FM_LIMIT) / 4);
  return learned - (0.5 * evidence) / Math.sqrt(3);
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
