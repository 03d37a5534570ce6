import type { Image } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { withoutFilling } from './without-filling.ts';

/** Grey of which `black` says where it is filled up. */
function picture(width: number, height: number, black: (x: number, y: number) => boolean): Image {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data.fill(black(i % width, Math.floor(i / width)) ? 3 : 90, 3 * i, 3 * i + 3);
  }
  return { width, height, channels: 3, data };
}

describe('withoutFilling', () => {
  it('leaves a picture without filling as it is, dark places inside of it too', () => {
    const image = picture(40, 30, (x, y) => x > 10 && x < 20 && y > 5 && y < 25);
    expect(withoutFilling(image)).toBe(image);
  });

  it('cuts off a frame, and only that', () => {
    const cut = withoutFilling(picture(40, 30, (x, y) => x < 4 || x > 36 || y < 2));
    expect([cut?.width, cut?.height]).toEqual([33, 28]);
    expect(new Set(cut?.data)).toEqual(new Set([90]));
  });

  it('cuts off what a turned picture leaves in the corners', () => {
    const cut = withoutFilling(picture(200, 200, (x, y) => x < 0.1 * (200 - y)));
    expect(cut?.height).toBeGreaterThan(180);
    expect(cut?.width).toBeGreaterThan(178);
    expect(cut?.width).toBeLessThan(190);
  });

  it('leaves nothing of a black picture', () => {
    expect(withoutFilling(picture(10, 10, () => true))).toBeNull();
  });
});
