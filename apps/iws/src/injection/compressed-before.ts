import type { InjectionRule } from './rule.ts';

/**
 * The picture had been a JPEG file before the SDK compressed it. Cameras that deliver Motion-JPEG over USB do that, too,
 * and the calibration has none of those: this rule never decides alone.
 */
export const compressedBefore: InjectionRule = {
  name: 'compressed-before',
  weight: 'suspicious',
  judge({ pixels: { doubleCompression } }, limits) {
    return doubleCompression !== null && doubleCompression > limits.pixels.doubleCompression.above
      ? `double compression ${doubleCompression.toFixed(3)}`
      : null;
  },
};
