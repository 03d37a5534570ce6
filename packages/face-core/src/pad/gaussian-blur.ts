import type { GreyRegion } from './grey-region.ts';

/**
 * Blurs with a separable Gaussian cut off at 3.3 standard deviations; beyond the region its edge is repeated.
 *
 * @param sigma standard deviation in pixels
 */
export function gaussianBlur({ width, height, data }: GreyRegion, sigma: number): GreyRegion {
  const weights = kernel(sigma);
  const reach = weights.length - 1;
  const rows = new Float32Array(data.length);
  const padded = new Float32Array(width + 2 * reach);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const at = y * width;
    padded.fill(data[at]!, 0, reach);
    padded.set(data.subarray(at, at + width), reach);
    padded.fill(data[at + width - 1]!, reach + width);
    addTaps(line, weights, (k) => ({
      before: padded.subarray(reach - k, reach - k + width),
      after: padded.subarray(reach + k, reach + k + width),
    }));
    rows.set(line, at);
  }
  const row = (y: number): Float32Array => {
    const at = Math.min(Math.max(y, 0), height - 1) * width;
    return rows.subarray(at, at + width);
  };
  const blurred = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    addTaps(line, weights, (k) => ({ before: row(y - k), after: row(y + k) }));
    blurred.set(line, y * width);
  }
  return { width, height, data: blurred };
}

/** line = sum over k of weight k times what lies k before and k after; two distances at a time, to touch memory less. */
function addTaps(
  line: Float32Array,
  weights: Float32Array,
  at: (k: number) => { readonly before: Float32Array; readonly after: Float32Array },
): void {
  const { before: middle } = at(0);
  const first = weights[0]!;
  for (let x = 0; x < line.length; x++) line[x] = first * middle[x]!;
  for (let k = 1; k < weights.length; k += 2) {
    const near = at(k);
    const far = at(Math.min(k + 1, weights.length - 1));
    const [a, b, c, d] = [near.before, near.after, far.before, far.after];
    const v = weights[k]!;
    const w = weights[k + 1] ?? 0;
    for (let x = 0; x < line.length; x++) line[x]! += v * (a[x]! + b[x]!) + w * (c[x]! + d[x]!);
  }
}

/** Weights of the middle and of each distance from it; all of both sides add up to 1. */
function kernel(sigma: number): Float32Array {
  const reach = Math.ceil(3.3 * sigma);
  const raw = Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const total = raw.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  return Float32Array.from(raw, (weight) => weight / total);
}
