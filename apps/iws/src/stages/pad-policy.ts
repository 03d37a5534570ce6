import {
  DEFAULT_PAD_LEVEL,
  stricterPadLevel,
  type CaptureOptions,
  type PadLevel,
} from '@iws/protocol';

/** `client`: what the capture wishes decides. A level: nothing below it decides. */
export type PadFloor = PadLevel | 'client';

/**
 * The level that a capture has to reach; null: presentation attacks are not looked for. Whoever holds
 * the public key can make a capture that wishes for nothing, so its wishes are raised to the floor.
 */
export function requiredLevel(
  { enableAs = true, asThreshold = DEFAULT_PAD_LEVEL }: CaptureOptions,
  floor: PadFloor,
): PadLevel | null {
  if (floor === 'client') return enableAs ? asThreshold : null;
  return enableAs ? stricterPadLevel(asThreshold, floor) : floor;
}
