/**
 * How values lie along an axis. `log`: powers of ten; `normal-deviate`: by the quantile of the normal distribution, as
 * in a detection error trade-off plot (values above 0 and below 1).
 */
export type Scale = 'linear' | 'log' | 'normal-deviate';

export interface Axis {
  readonly label: string;
  readonly scale: Scale;
  readonly from: number;
  readonly to: number;
  /** How a tick is written; absent: as a plain number. */
  readonly format?: (value: number) => string;
}

/** Where a value lies on its axis: 0 at `from`, 1 at `to`; values beyond the ends lie at the ends. */
export function placeOn({ scale, from, to }: Axis, value: number): number {
  const at = stretch(scale, Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to)));
  const start = stretch(scale, from);
  return (at - start) / (stretch(scale, to) - start);
}

/** The values at which an axis is labelled. */
export function ticksOf({ scale, from, to }: Axis): number[] {
  if (scale === 'linear') return linearTicks(from, to);
  const candidates =
    scale === 'log'
      ? Array.from({ length: 25 }, (_, i) => Number(`1e${i - 15}`))
      : [1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99];
  return candidates.filter((value) => value >= from * 0.999 && value <= to * 1.001);
}

/** Rates as people read them: 5 %, 0.1 %, 1e-5. */
export function formatRate(rate: number): string {
  if (rate > 0 && rate < 1e-3) return rate.toExponential().replace('.0', '');
  return `${Number((rate * 100).toPrecision(3))} %`;
}

function linearTicks(from: number, to: number): number[] {
  const rough = (to - from) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? rough;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

function stretch(scale: Scale, value: number): number {
  switch (scale) {
    case 'linear':
      return value;
    case 'log':
      return Math.log10(value);
    case 'normal-deviate':
      return normalQuantile(value);
  }
}

/** Quantile of the standard normal distribution (Acklam's rational approximation, relative error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p <= 0 ? -8 : 8;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return (
      polynomial(
        q,
        [
          -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
          4.374664141464968, 2.938163982698783,
        ],
      ) /
      polynomial(
        q,
        [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
      )
    );
  }
  const q = p - 0.5;
  const r = q * q;
  return (
    (polynomial(
      r,
      [
        -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
        -30.66479806614716, 2.506628277459239,
      ],
    ) *
      q) /
    polynomial(
      r,
      [
        -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
        -13.28068155288572, 1,
      ],
    )
  );
}

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
