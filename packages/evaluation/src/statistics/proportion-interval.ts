/** An observed proportion with its two-sided exact (Clopper–Pearson) confidence interval. */
export interface Proportion {
  readonly count: number;
  readonly total: number;
  /** count / total, 0..1; `null` when nothing was observed. */
  readonly rate: number | null;
  /** Lower and upper bound, 0..1. */
  readonly interval: readonly [number, number];
}

/**
 * Clopper–Pearson interval of a binomial proportion.
 *
 * Exact, hence conservative: its coverage is at least `confidence`. It treats the observations as
 * independent, which frames of one video are not; the caller says so where it matters.
 *
 * @param count successes, 0..total
 * @param total trials, ≥ 0
 * @param confidence two-sided coverage, 0..1 exclusive
 */
export function proportion(count: number, total: number, confidence = 0.95): Proportion {
  if (!Number.isInteger(count) || !Number.isInteger(total) || count < 0 || count > total)
    throw new RangeError(`not a proportion: ${count} of ${total}`);
  if (total === 0) return { count, total, rate: null, interval: [0, 1] };
  const tail = (1 - confidence) / 2;
  const lower = count === 0 ? 0 : betaQuantile(tail, count, total - count + 1);
  const upper = count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count);
  return { count, total, rate: count / total, interval: [lower, upper] };
}

/** x with I_x(a, b) = p, by bisection: slow, but monotone and accurate to 1e-12. */
function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (regularisedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Regularised incomplete beta function I_x(a, b) by Lentz's continued fraction (NIST DLMF 8.17.22). */
export function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction converges fast only on this side of the mean; the other side is its complement.
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a);
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return (front * fraction) / a;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** log Γ(x) for x > 0 (Lanczos approximation, g = 7, n = 9; relative error below 1e-13). */
function logGamma(x: number): number {
  const z = x - 1;
  let sum = 0.99999999999980993;
  LANCZOS.forEach((coefficient, i) => (sum += coefficient / (z + i + 1)));
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
