import { expect, test } from 'vitest';
import { readClock, serverNow } from './server-clock.ts';

const reading = readClock(1_000_000, { wall: 5000, steady: 100 }, { wall: 5200, steady: 300 });

test('the answer tells the time of the middle of the round trip', () => {
  expect(serverNow(reading, { wall: 5100, steady: 200 })).toBe(1_000_000);
  expect(serverNow(reading, { wall: 65_100, steady: 60_200.4 })).toBe(1_060_000);
});

test('a device that slept, or whose clock was set, no longer knows the time', () => {
  expect(serverNow(reading, { wall: 5100 + 60_000, steady: 200 })).toBeNull();
  expect(serverNow(reading, { wall: 5100 - 3_600_000, steady: 200 })).toBeNull();
});
