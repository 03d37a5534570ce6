import { reachedLevel } from '@iws/face-core';
import { PAD_LEVELS, type PadLevel } from '@iws/protocol';
import { leaveSourceOut } from './cross-fit.ts';
import { isJudged } from './cue-statistics.ts';
import type { PadSample } from './score-source.ts';

/** A picture that set nothing, and what the others' statistics and thresholds say of it. */
export interface JudgedPicture {
  readonly source: string;
  readonly path: string;
  /** Null: not judged. */
  readonly score: number | null;
  /** The highest level that it reaches; null: none. */
  readonly level: PadLevel | null;
}

/** @param samples those that set statistics and thresholds; @param heldOut as in `crossFit` */
export function judgePictures(
  pictures: readonly PadSample[],
  samples: readonly PadSample[],
  heldOut: ReadonlySet<string>,
): JudgedPicture[] {
  return pictures.map((picture): JudgedPicture => {
    const { source, path } = picture;
    const others = samples.filter((one) => one.source !== source);
    const [one] = isJudged(picture) ? leaveSourceOut([...others, picture], source, heldOut) : [];
    if (!one) return { source, path, score: null, level: null };
    const levels = PAD_LEVELS.map((level) => ({ level, threshold: one.thresholds[level] }));
    return { source, path, score: one.score, level: reachedLevel(one.score, levels) };
  });
}
