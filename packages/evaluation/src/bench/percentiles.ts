/** Latencies of a run, milliseconds. */
export interface LatencySummary {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest-rank percentiles. @throws {RangeError} without values */
export function summarise(milliseconds: readonly number[]): LatencySummary {
  if (milliseconds.length === 0) throw new RangeError('no latencies');
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}
