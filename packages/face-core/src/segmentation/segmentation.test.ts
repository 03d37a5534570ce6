import { describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import { backgroundGradient } from '../quality/background-uniformity.ts';
import { MASK_SIDE, maskRow, personInside, type PersonMask } from './person-mask.ts';
import { backgroundAverage, removeBackground } from './remove-background.ts';

/** A person in the middle third of the picture, from top to bottom. */
const middle: PersonMask = {
  data: Float32Array.from({ length: MASK_SIDE ** 2 }, (_, i) => {
    const x = (i % MASK_SIDE) / MASK_SIDE;
    return x > 1 / 3 && x < 2 / 3 ? 1 : 0;
  }),
};
const picture = (
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Image => {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colour(x, y), (y * width + x) * 3);
  }
  return { width, height, channels: 3, data };
};
const at = ({ data, width, channels }: Image, x: number, y: number) => [
  ...data.subarray((y * width + x) * channels, (y * width + x) * channels + 3),
];

describe('maskRow', () => {
  it('reads between the cells and never leaves their range', () => {
    const row = new Float32Array(480);
    maskRow(middle, 639, 640, row);
    expect([row[0], row[240], row[479]]).toEqual([0, 1, 0]);
    expect(Math.min(...row)).toBe(0);
    expect(Math.max(...row)).toBe(1);
    const edge = [...row].filter((value) => value > 0 && value < 1);
    expect(edge.length).toBeGreaterThan(1);
  });
});

describe('personInside', () => {
  it('finds the person in a part of a picture, and nobody beyond it', () => {
    // The person is from 200 to 400 of 600 pixels; the patch shows 150 to 250.
    const shown = { x: 150, y: -50, width: 100, height: 100 };
    const inside = personInside(middle, shown, { width: 600, height: 800 }, 10);
    const rows = Array.from({ length: 10 }, (_, y) => [...inside.subarray(y * 10, y * 10 + 10)]);
    expect(rows[0]).toEqual(new Array(10).fill(0));
    expect(rows[9]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });
});

describe('removeBackground', () => {
  const image = picture(300, 200, (x) =>
    x < 100 ? [200, 0, 0] : x < 200 ? [1, 2, 3] : [0, 100, 0],
  );

  it('keeps the person and paints the rest', () => {
    const white = removeBackground(image, middle, [255, 254, 253]);
    expect([white.width, white.height, white.channels]).toEqual([300, 200, 3]);
    expect(at(white, 10, 100)).toEqual([255, 254, 253]);
    expect(at(white, 290, 0)).toEqual([255, 254, 253]);
    expect(at(white, 150, 199)).toEqual([1, 2, 3]);
  });

  it('takes the average of the background alone', () => {
    const [red, green, blue] = backgroundAverage(image, middle);
    expect(red).toBeCloseTo(100, -1);
    expect(green).toBeCloseTo(50, -1);
    expect(blue).toBeLessThan(1);
    expect(at(removeBackground(image, middle, 'average'), 5, 5)).toEqual(
      [red, green, blue].map((value) => Math.round(value)),
    );
    const all = { data: new Float32Array(MASK_SIDE ** 2).fill(1) };
    expect(backgroundAverage(image, all)).toEqual([128, 128, 128]);
  });

  it('feathers the edge: from one side to the other it never goes back', () => {
    const black = picture(3000, 2, () => [0, 0, 0]);
    const { data } = removeBackground(black, middle, [255, 255, 255]);
    const across = Array.from({ length: 200 }, (_, x) => data[(900 + x) * 3] ?? 0);
    expect(across).toEqual(across.toSorted((a, b) => b - a));
    expect(new Set(across).size).toBeGreaterThan(4);
  });
});

describe('backgroundGradient', () => {
  const plain = picture(512, 512, () => [90, 90, 90]);
  const stripes = picture(512, 512, (x) => (x % 32 < 16 ? [0, 0, 0] : [200, 200, 200]));
  const person = picture(512, 512, (x) =>
    x > 170 && x < 342 ? ([(x * 37) % 256, 0, 0] as const) : ([90, 90, 90] as const),
  );

  it('is zero on one surface, whatever the person wears, and rises with texture', () => {
    expect(backgroundGradient(plain, middle)).toBeCloseTo(0, 3);
    expect(backgroundGradient(person, middle)).toBeCloseTo(0, 3);
    expect(backgroundGradient(stripes, middle)).toBeGreaterThan(10);
  });

  it('is no number where no background is seen', () => {
    const all = { data: new Float32Array(MASK_SIDE ** 2).fill(1) };
    expect(backgroundGradient(plain, all)).toBeNaN();
  });
});
