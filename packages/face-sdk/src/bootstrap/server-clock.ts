/** The server's time as learned at one moment. */
export interface ClockReading {
  /** Epoch milliseconds UTC on the server's clock. */
  readonly serverTime: number;
  /** This device's clocks at that moment: `Date.now()` and `performance.now()`. */
  readonly wall: number;
  readonly steady: number;
}

export interface DeviceClocks {
  readonly wall: number;
  readonly steady: number;
}

/** Milliseconds that the two clocks of a device may drift apart before a reading is given up. */
const JUMP = 2000;

export const deviceClocks = (): DeviceClocks => ({
  wall: Date.now(),
  steady: performance.now(),
});

/** A reading from an answer that carries the server's time: the middle of the round trip. */
export function readClock(
  serverTime: number,
  asked: DeviceClocks,
  answered: DeviceClocks,
): ClockReading {
  return {
    serverTime,
    wall: (asked.wall + answered.wall) / 2,
    steady: (asked.steady + answered.steady) / 2,
  };
}

/**
 * The server's time now, in whole milliseconds; null when it can no longer be told because the device slept or its clock was
 * set: the steady clock may stand still while a device sleeps, the other one jumps when it is set.
 */
export function serverNow(reading: ClockReading, now: DeviceClocks): number | null {
  const passed = now.steady - reading.steady;
  if (Math.abs(now.wall - reading.wall - passed) > JUMP) return null;
  return Math.round(reading.serverTime + passed);
}
