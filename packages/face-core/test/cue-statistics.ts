import type { PadCueStatistics } from '../src/index.ts';

/** Round numbers near the calibrated ones: golden numbers of the fused score must not move with the calibration. */
export const CUE_STATISTICS: PadCueStatistics = {
  borderLines: { mean: 0.3, sd: 0.15 },
  faceMiddlePeak: { mean: 2, sd: 0.5 },
  faceHighPeak: { mean: 2.2, sd: 0.5 },
  faceHighPeakShare: { mean: 0.02, sd: 0.025 },
  surroundingsMiddlePeak: { mean: 3, sd: 1.3 },
  surroundingsHighPeak: { mean: 3, sd: 1.3 },
};
