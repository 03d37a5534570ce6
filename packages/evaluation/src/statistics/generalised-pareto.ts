/** A generalised Pareto distribution of what exceeds a threshold. */
export interface GeneralisedPareto {
  /** Above 0. */
  readonly scale: number;
  /** Below 0: the tail ends; 0: exponential; above 0: heavy. */
  readonly shape: number;
}

/** Exceedances with how often each one counts; those at or above `censoredAt` are known to be no less, not by how much. */
export interface Exceedances {
  readonly values: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly censoredAt: number;
}

/**
 * Fits a generalised Pareto distribution by maximum likelihood, with right-censoring.
 *
 * In terms of t = shape / scale the best shape is closed (Grimshaw 1993, with the censored terms added), so one
 * number is searched: coarsely, then by golden section.
 *
 * @throws RangeError when fewer than 10 exceedances lie below the censoring
 */
export function fitGeneralisedPareto(exceedances: Exceedances): GeneralisedPareto {
  const { values, censoredAt } = exceedances;
  let uncensored = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++)
    if ((values[i] ?? 0) < censoredAt) {
      uncensored++;
      sum += values[i] ?? 0;
    }
  if (uncensored < 10) throw new RangeError(`${uncensored} exceedances are too few for a fit`);
  const largest = Math.min(censoredAt, Math.max(...rangeOf(values)));
  const mean = sum / uncensored;
  // t > -1 / largest, else an exceedance would lie beyond the end of the tail.
  const from = -0.999_99 / largest;
  const steps = 60;
  const grid = Array.from(
    { length: steps },
    (_, i) => from + ((5 / mean - from) * i) / (steps - 1),
  );
  const likelihoods = grid.map((t) => profile(exceedances, t).logLikelihood);
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  const t = goldenSection(
    (x) => profile(exceedances, x).logLikelihood,
    grid[Math.max(0, best - 1)] ?? from,
    grid[Math.min(steps - 1, best + 1)] ?? from,
  );
  const { shape, scale } = profile(exceedances, t);
  return { shape, scale };
}

/** Share of the exceedances beyond a value, 0..1. */
export function exceedanceProbability({ scale, shape }: GeneralisedPareto, value: number): number {
  if (value <= 0) return 1;
  if (Math.abs(shape) < 1e-9) return Math.exp(-value / scale);
  const base = 1 + (shape * value) / scale;
  return base <= 0 ? 0 : base ** (-1 / shape);
}

/** The value beyond which a share of the exceedances lies, share in 0..1. */
export function exceedanceQuantile({ scale, shape }: GeneralisedPareto, share: number): number {
  if (Math.abs(shape) < 1e-9) return -scale * Math.log(share);
  return (scale / shape) * (share ** -shape - 1);
}

function profile({ values, weights, censoredAt }: Exceedances, t: number) {
  // At t = 0 the distribution is exponential: step over it.
  const at = Math.abs(t) < 1e-9 ? 1e-9 : t;
  let uncensored = 0;
  let logs = 0;
  let censoredLogs = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const weight = weights[i] ?? 0;
    if (value < censoredAt) {
      uncensored += weight;
      logs += weight * Math.log1p(at * value);
    } else censoredLogs += weight * Math.log1p(at * censoredAt);
  }
  const shape = (logs + censoredLogs) / uncensored;
  const scale = shape / at;
  const logLikelihood = -uncensored * (Math.log(scale) + 1) - logs;
  return { shape, scale, logLikelihood };
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let a = high - ratio * (high - low);
  let b = low + ratio * (high - low);
  let fa = f(a);
  let fb = f(b);
  for (let i = 0; i < 40; i++) {
    if (fa > fb) {
      high = b;
      b = a;
      fb = fa;
      a = high - ratio * (high - low);
      fa = f(a);
    } else {
      low = a;
      a = b;
      fa = fb;
      b = low + ratio * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}

function rangeOf(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] ?? 0);
    high = Math.max(high, values[i] ?? 0);
  }
  return [low, high];
}
