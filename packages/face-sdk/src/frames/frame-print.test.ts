import { expect, test } from 'vitest';
import { framePrint } from './frame-print.ts';

const frame = (grey: number) => new Uint8ClampedArray(640 * 480 * 4).fill(grey);

test('the same picture has the same print, one that differs a little everywhere another', () => {
  expect(framePrint(frame(100))).toBe(framePrint(frame(100)));
  expect(framePrint(frame(100))).not.toBe(framePrint(frame(101)));
});

test('noise on one row in eight changes it', () => {
  const noisy = frame(100);
  for (let row = 0; row < 480; row += 8) noisy.fill(101, row * 2560, row * 2560 + 2560);
  expect(framePrint(noisy)).not.toBe(framePrint(frame(100)));
});
