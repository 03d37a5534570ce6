import { expect, test } from 'vitest';
import { intervalStatistics, telemetry } from './telemetry.ts';

test('frame times: mean, spread, extremes', () => {
  expect(intervalStatistics([30, 40, 50])).toEqual({
    frameIntervalMean: 40,
    frameIntervalDeviation: 8.165,
    frameIntervalLeast: 30,
    frameIntervalMost: 50,
  });
  expect(intervalStatistics([])).toEqual({});
});

test('a feed that repeats its frames is told of once; blinks of a slow camera are not', () => {
  const told: string[] = [];
  const frozen = telemetry((why) => told.push(why));
  for (let frame = 0; frame < 40; frame++) frozen.observed(frame * 100, 7);
  expect(told).toEqual(['19 of 20 frames repeat the one before']);

  const slow = telemetry((why) => told.push(why));
  for (let frame = 0; frame < 40; frame++) slow.observed(frame * 100, Math.floor(frame / 2));
  expect(told).toHaveLength(1);
});
