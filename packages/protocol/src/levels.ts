/** Liveness levels, the weakest first: what a capture can ask for and what it can reach. */
export const PAD_LEVELS = [
  'LOW',
  'MEDIUM',
  'MODERATE',
  'BALANCED_HIGH',
  'HIGH',
  'BALANCED_VERY_HIGH',
  'VERY_HIGH',
  'HIGHEST',
] as const;

export type PadLevel = (typeof PAD_LEVELS)[number];

/** What applies when nobody asked for a level, and the server's floor when none is configured. */
export const DEFAULT_PAD_LEVEL: PadLevel = 'BALANCED_VERY_HIGH';

/** Levels that a comparison may be asked for, the weakest first. */
export const MATCH_LEVELS = ['MEDIUM', 'HIGH', 'VERY_HIGH', 'HIGHEST'] as const;

export type MatchLevel = (typeof MATCH_LEVELS)[number];

/** Levels that a comparison can reach, the weakest first; LOW is a false match rate of 1:100. */
export const REACHED_MATCH_LEVELS = ['NONE', 'LOW', ...MATCH_LEVELS] as const;

export type ReachedMatchLevel = (typeof REACHED_MATCH_LEVELS)[number];

export const isPadLevel = (value: unknown): value is PadLevel =>
  (PAD_LEVELS as readonly unknown[]).includes(value);

export const isMatchLevel = (value: unknown): value is MatchLevel =>
  (MATCH_LEVELS as readonly unknown[]).includes(value);

/** Whether `reached` satisfies `required`; `null` (below LOW, or not examined) satisfies none. */
export const padLevelSatisfies = (reached: PadLevel | null, required: PadLevel): boolean =>
  reached !== null && PAD_LEVELS.indexOf(reached) >= PAD_LEVELS.indexOf(required);

/** The stricter of two liveness levels. */
export const stricterPadLevel = (a: PadLevel, b: PadLevel): PadLevel =>
  padLevelSatisfies(a, b) ? a : b;

/** Whether a comparison that reached `reached` is a match at `required`. */
export const matchLevelSatisfies = (reached: ReachedMatchLevel, required: MatchLevel): boolean =>
  REACHED_MATCH_LEVELS.indexOf(reached) >= REACHED_MATCH_LEVELS.indexOf(required);
