/** A level and the lowest native `bonaFideScore` that reaches it. */
export interface LevelThreshold<L extends string = string> {
  readonly level: L;
  readonly threshold: number;
}

/**
 * The highest level whose threshold the score reaches, or null when it reaches none.
 *
 * @param score native `bonaFideScore`; null (no response) reaches no level
 * @param levels calibration data, from the lowest level to the highest; thresholds must not fall along the list
 * @throws RangeError when the thresholds fall or one is not a number, or the score is not a number
 */
export function reachedLevel<L extends string>(
  score: number | null,
  levels: readonly LevelThreshold<L>[],
): L | null {
  if (score === null) return null;
  if (Number.isNaN(score)) throw new RangeError('the score is not a number');
  let reached: L | null = null;
  let previous = Number.NEGATIVE_INFINITY;
  for (const { level, threshold } of levels) {
    if (!(threshold >= previous)) throw new RangeError(`thresholds fall at level ${level}`);
    previous = threshold;
    if (score >= threshold) reached = level;
  }
  return reached;
}
