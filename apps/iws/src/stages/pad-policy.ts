import {
  DEFAULT_PAD_LEVEL,
  stricterPadLevel,
  type CaptureOptions,
  type PadLevel,
} from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';

/**
 * Liveness that is asked for and cannot be judged is no pass: without a model for it the request is refused.
 *
 * @param level that has to be reached; null: none
 * @throws ServerRefusal ERROR_PAD_NOT_AVAILABLE
 */
export function requireJudge(level: PadLevel | null, judgesLiveness: boolean): void {
  if (level !== null && !judgesLiveness)
    throw new ServerRefusal('ERROR_PAD_NOT_AVAILABLE', `${level} is wanted and no model judges`);
}

/** `client`: what the capture wishes decides. A level: nothing below it decides. */
export type PadFloor = PadLevel | 'client';

/**
 * The level that a capture has to reach; null: presentation attacks are not looked for. Whoever holds
 * the public key can make a capture that wishes for nothing, so its wishes are raised to the floor.
 */
export function requiredLevel(options: CaptureOptions, floor: PadFloor): PadLevel | null {
  if (options.enableAs ?? true) return alwaysRequiredLevel(options, floor);
  return floor === 'client' ? null : floor;
}

/** The level that a capture has to reach where presentation attacks are always looked for. */
export function alwaysRequiredLevel(
  { asThreshold = DEFAULT_PAD_LEVEL }: CaptureOptions,
  floor: PadFloor,
): PadLevel {
  return floor === 'client' ? asThreshold : stricterPadLevel(asThreshold, floor);
}
