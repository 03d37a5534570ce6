import { room, type Kernels } from '../kernels/kernels.ts';
import type { GreyRegion } from './grey-region.ts';

/** Widest Gaussian that the kernel's four taps on either side hold, pixels; a wider one is made of several. */
const WIDEST = 1.5;

/**
 * Blurs with a separable Gaussian; beyond the region its edge is repeated. A wide one is applied as several narrow ones, whose
 * variances add up.
 *
 * @param sigma standard deviation in pixels
 */
export function gaussianBlur({ width, height, data }: GreyRegion, sigma: number): GreyRegion {
  const size = data.byteLength;
  const {
    kernels,
    floats,
    at: [dataAt, betweenAt, lineAt],
  } = room([size, size, blurLine(width)]);
  floats.set(data, dataAt / 4);
  blurInPlace(kernels, { dataAt, betweenAt, lineAt }, { width, height }, sigma);
  return { width, height, data: floats.slice(dataAt / 4, (dataAt + size) / 4) };
}

/** Room that a blur needs for a line, in bytes. */
export const blurLine = (width: number): number => (width + 16) * 4;

/** The same for a region in the kernels' memory: its place, that of as much room, and that of `blurLine`. */
export function blurInPlace(
  { blur }: Pick<Kernels, 'blur'>,
  { dataAt, betweenAt, lineAt }: Record<'dataAt' | 'betweenAt' | 'lineAt', number>,
  { width, height }: Omit<GreyRegion, 'data'>,
  sigma: number,
): void {
  const passes = Math.ceil((sigma / WIDEST) ** 2);
  const [w0, w1, w2, w3, w4] = kernel(sigma / Math.sqrt(passes));
  for (let pass = 0; pass < passes; pass++) {
    blur(dataAt, betweenAt, lineAt, width, height, w0, w1, w2, w3, w4);
  }
}

/** Weights of the middle and of each distance from it; all of both sides add up to 1. */
function kernel(sigma: number): readonly [number, number, number, number, number] {
  const raw = (k: number): number => Math.exp(-(k * k) / (2 * sigma * sigma));
  const total = 1 + 2 * (raw(1) + raw(2) + raw(3) + raw(4));
  const weight = (k: number): number => raw(k) / total;
  return [weight(0), weight(1), weight(2), weight(3), weight(4)];
}
