/** Milliseconds: one short pulse when all is well, two when the picture is taken. */
const PATTERNS = { holding: [30], captured: [50, 70, 50] } as const;

/** Lets the device tremble, where it can; iOS and desktops cannot. */
export function vibrate(occasion: keyof typeof PATTERNS): void {
  if (typeof (navigator.vibrate as unknown) === 'function') {
    navigator.vibrate([...PATTERNS[occasion]]);
  }
}
