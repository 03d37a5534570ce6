import type { Kernels } from '../kernels/kernels.ts';
import type { GreyRegion } from './grey-region.ts';

/** Widest Gaussian that the kernel's four taps on either side hold, pixels; a wider one is made of several. */
const WIDEST = 1.5;

/** Room that a blur needs beside its region: for what is between its two steps, and for a line; in bytes. */
export const blurRoom = ({
  width,
  height,
}: Omit<GreyRegion, 'at' | 'end'>): readonly [between: number, line: number] => [
  width * height * 4,
  (width + 16) * 4,
];

/**
 * Blurs a region in place with a separable Gaussian; beyond the region its edge is repeated. A wide one is applied as several narrow ones, whose
 * variances add up.
 *
 * @param betweenAt, lineAt `blurRoom`
 * @param sigma standard deviation in pixels
 */
export function gaussianBlur(
  { blur }: Pick<Kernels, 'blur'>,
  { width, height, at }: Omit<GreyRegion, 'end'>,
  [betweenAt, lineAt]: readonly [betweenAt: number, lineAt: number],
  sigma: number,
): void {
  const passes = Math.ceil((sigma / WIDEST) ** 2);
  const [w0, w1, w2, w3, w4] = kernel(sigma / Math.sqrt(passes));
  for (let pass = 0; pass < passes; pass++) {
    blur(at, betweenAt, lineAt, width, height, w0, w1, w2, w3, w4);
  }
}

/** Weights of the middle and of each distance from it; all of both sides add up to 1. */
function kernel(sigma: number): readonly [number, number, number, number, number] {
  const raw = (k: number): number => Math.exp(-(k * k) / (2 * sigma * sigma));
  const total = 1 + 2 * (raw(1) + raw(2) + raw(3) + raw(4));
  const weight = (k: number): number => raw(k) / total;
  return [weight(0), weight(1), weight(2), weight(3), weight(4)];
}
