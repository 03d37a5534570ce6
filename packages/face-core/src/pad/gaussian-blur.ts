import type { GreyRegion } from './grey-region.ts';

/** Taps on either side of the middle one: what fits into a processor's registers. */
const REACH = 4;
/** Widest Gaussian that these taps hold, pixels; a wider one is made of several. */
const WIDEST = 1.5;

/**
 * Blurs with a separable Gaussian; beyond the region its edge is repeated. A wide one is applied as several narrow ones, whose
 * variances add up.
 *
 * @param sigma standard deviation in pixels
 */
export function gaussianBlur({ width, height, data }: GreyRegion, sigma: number): GreyRegion {
  const passes = Math.ceil((sigma / WIDEST) ** 2);
  const weights = kernel(sigma / Math.sqrt(passes));
  const between = new Float32Array(data.length);
  const blurred = new Float32Array(data.length);
  for (let pass = 0; pass < passes; pass++) {
    const from = pass === 0 ? data : blurred;
    for (let y = 0; y < height; y++) blurLine(from, y * width, 1, width, weights, between);
    for (let x = 0; x < width; x++) blurLine(between, x, width, height, weights, blurred);
  }
  return { width, height, data: blurred };
}

/**
 * Blurs one row or column: `length` values that lie `step` apart from `start` on. Each is read once and then
 * handed from variable to variable.
 */
function blurLine(
  source: Float32Array,
  start: number,
  step: number,
  length: number,
  weights: Float32Array,
  target: Float32Array,
): void {
  const [w0, w1, w2, w3, w4] = [weights[0]!, weights[1]!, weights[2]!, weights[3]!, weights[4]!];
  const last = start + (length - 1) * step;
  const at = (k: number) => source[Math.min(start + k * step, last)]!;
  const edge = source[start]!;
  let [a, b, c, d] = [edge, edge, edge, edge];
  let [e, f, g, h] = [edge, at(1), at(2), at(3)];
  let next = start + REACH * step;
  for (let i = start; i <= last; i += step, next += step) {
    const j = source[next <= last ? next : last]!;
    target[i] = w0 * e + w1 * (d + f) + w2 * (c + g) + w3 * (b + h) + w4 * (a + j);
    a = b;
    b = c;
    c = d;
    d = e;
    e = f;
    f = g;
    g = h;
    h = j;
  }
}

/** Weights of the middle and of each distance from it; all of both sides add up to 1. */
function kernel(sigma: number): Float32Array {
  const raw = Array.from({ length: REACH + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const total = raw.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  return Float32Array.from(raw, (weight) => weight / total);
}
