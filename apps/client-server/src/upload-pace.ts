/** Time before an upload is judged: a handshake, a slow start, a phone that changes its cell. */
const GRACE_MS = 3_000;
const STEP_MS = 250;

export interface Upload {
  /** Bytes that have come so far. */
  received(): number;
  /** Whether the receiver takes no more at the moment: that time is not held against the caller. */
  isHeldUp(): boolean;
}

/**
 * Calls `onTooSlow` once when an upload's average falls below `bytesPerSecond` after the first three
 * seconds; 0 allows any pace. Returns what ends the watch.
 */
export function watchPace(
  upload: Upload,
  bytesPerSecond: number,
  onTooSlow: () => void,
): () => void {
  let milliseconds = 0;
  const watch = setInterval(() => {
    if (upload.isHeldUp()) return;
    milliseconds += STEP_MS;
    if (milliseconds < GRACE_MS) return;
    if (upload.received() * 1_000 >= bytesPerSecond * milliseconds) return;
    clearInterval(watch);
    onTooSlow();
  }, STEP_MS);
  return () => clearInterval(watch);
}
