import { expect, test } from 'vitest';
import { intervalStatistics } from './telemetry.ts';

test('frame times: mean, spread, extremes', () => {
  expect(intervalStatistics([30, 40, 50])).toEqual({
    frameIntervalMean: 40,
    frameIntervalDeviation: 8.165,
    frameIntervalLeast: 30,
    frameIntervalMost: 50,
  });
  expect(intervalStatistics([])).toEqual({});
});
