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
