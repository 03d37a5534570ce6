import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CUE_STATISTICS } from '../../test/cue-statistics.ts';
import { CUE_BOX, cuePicture } from '../../test/cue-picture.ts';
import { realNumber } from '../../test/real-number.ts';
import type { Image } from '../image/image.ts';
import { room } from '../kernels/kernels.ts';
import { powerSpectrum, type WriteSquare } from './fourier.ts';
import { cueDeviations, fusedScore } from './fused-score.ts';
import { blurRoom, gaussianBlur } from './gaussian-blur.ts';
import { measuredPicture } from './measured-picture.ts';
import { padCues, PAD_CUE_NAMES, type PadCues } from './pad-cues.ts';
import { peakRatio, ringMedians, ringsOf } from './spectrum-rings.ts';
import { straightLines } from './straight-lines.ts';

const GRID = padCues(cuePicture(420, 460, 12), CUE_BOX);
const PLAIN = padCues(cuePicture(420, 460, 0), CUE_BOX);

type Box = typeof CUE_BOX;

/** The strongest line on each side of the face. */
function sidesOf(image: Image, box: Box): number[] {
  const { picture, face } = measuredPicture(image, box);
  const { left, right, top, bottom } = straightLines(picture, face);
  return [left, right, top, bottom];
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('padCues', () => {
  // The expected numbers come from a second implementation, in numpy and scipy, over the same picture.
  it.each<[string, PadCues, PadCues]>([
    [
      'a grid in a frame',
      GRID,
      {
        borderLines: 1,
        faceMiddlePeak: 1.079936,
        faceHighPeak: 5.176342,
        faceHighPeakShare: 0.04187,
        surroundingsMiddlePeak: 0.566422,
        surroundingsHighPeak: 5.033523,
      },
    ],
    [
      'a frame without a grid',
      PLAIN,
      {
        borderLines: 1,
        faceMiddlePeak: 1.036352,
        faceHighPeak: 1.332579,
        faceHighPeakShare: 0,
        surroundingsMiddlePeak: 0.578914,
        surroundingsHighPeak: 0.623233,
      },
    ],
  ])('measures %s as the second implementation does', (_, measured, expected) => {
    // A blur of 3 pixels, there one Gaussian, is four narrow ones here: it differs in the fourth place.
    for (const name of PAD_CUE_NAMES) expect(measured[name]).toBeCloseTo(expected[name] ?? 0, 3);
  });

  it('follows lines over the whole height of an upright picture and width of a wide one', () => {
    // From the second implementation too: it takes the mean of the four sides.
    expect(mean(sidesOf(cuePicture(420, 460, 12), CUE_BOX))).toBeCloseTo(0.994141, 3);
    expect(mean(sidesOf(cuePicture(420, 460, 0), CUE_BOX))).toBeCloseTo(0.998047, 3);
    const upright = { x: 100, y: 150, width: 110, height: 150 };
    expect(mean(sidesOf(cuePicture(300, 460, 12), upright))).toBeCloseTo(0.672347, 4);
    const wide = { x: 300, y: 90, width: 110, height: 120 };
    expect(mean(sidesOf(cuePicture(620, 300, 12), wide))).toBeCloseTo(0.113636, 4);
  });

  it('takes the two strongest sides for a border', () => {
    for (const box of [CUE_BOX, { x: 100, y: 150, width: 110, height: 150 }]) {
      const image = cuePicture(300, 460, 12);
      const strongest = sidesOf(image, box).sort((a, b) => b - a);
      expect(padCues(image, box).borderLines).toBeCloseTo(mean(strongest.slice(0, 2)), 9);
      expect(strongest[0]).toBeGreaterThan(strongest[3]!);
    }
  });

  it('measures the spectra of a large picture at a long side of 1000', () => {
    const large = cuePicture(1260, 1380, 12);
    const cues = padCues(large, { x: 400, y: 450, width: 300, height: 390 });
    expect(cues.faceMiddlePeak).toBeCloseTo(LARGE.faceMiddlePeak, 2);
    expect(cues.faceHighPeak).toBeCloseTo(LARGE.faceHighPeak, 2);
    expect(cues.surroundingsMiddlePeak).toBeCloseTo(LARGE.surroundingsMiddlePeak, 2);
    expect(cues.surroundingsHighPeak).toBeCloseTo(LARGE.surroundingsHighPeak, 2);
  });

  it('says what it has no room to measure', () => {
    const cues = padCues(cuePicture(60, 60, 0), { x: 15, y: 15, width: 30, height: 32 });
    expect(cues.borderLines).not.toBeNull();
    expect(cues.faceHighPeak).toBeNull();
    expect(cues.surroundingsHighPeak).toBeNull();
  });

  it('measures a surface without any detail, and a box that leaves the picture', () => {
    const data = new Uint8Array(300 * 300 * 3).fill(90);
    const flat = padCues({ width: 300, height: 300, channels: 3, data }, CUE_BOX);
    expect(flat.borderLines).toBe(0);
    for (const name of PAD_CUE_NAMES) expect(Number.isNaN(flat[name])).toBe(false);
    const outside = padCues(cuePicture(300, 300, 5), { x: -40, y: 200, width: 150, height: 190 });
    for (const name of PAD_CUE_NAMES) expect(Number.isNaN(outside[name])).toBe(false);
  });
});

/** From the second implementation, as above; it resamples with exact weights, ours are 256ths. */
const LARGE = {
  faceMiddlePeak: 1.54527,
  faceHighPeak: 1.45376,
  surroundingsMiddlePeak: 0.368373,
  surroundingsHighPeak: 0.47544,
};

describe('fusedScore', () => {
  const at = (z: number): PadCues =>
    Object.fromEntries(
      PAD_CUE_NAMES.map((name) => [name, CUE_STATISTICS[name].mean + z * CUE_STATISTICS[name].sd]),
    ) as PadCues;

  it('is FM / 4 where the cues are average, and loses 3.5 / √12 for each deviation of all of them', () => {
    expect(fusedScore(2, at(0), CUE_STATISTICS)).toBeCloseTo(0.5, 9);
    expect(fusedScore(2, at(1), CUE_STATISTICS)).toBeCloseTo(0.5 - 3.5 / Math.sqrt(12), 9);
    // With a border that counts like either group of peaks.
    expect(fusedScore(2, at(1), CUE_STATISTICS, null, 1)).toBeCloseTo(0.5 - 3 / Math.sqrt(12), 9);
  });

  it('clips the model at 5 and each cue at 3 deviations', () => {
    expect(fusedScore(100, at(-9), CUE_STATISTICS)).toBeCloseTo(1.25 + 10.5 / Math.sqrt(12), 9);
    expect(fusedScore(-100, at(9), CUE_STATISTICS)).toBeCloseTo(-1.25 - 10.5 / Math.sqrt(12), 9);
  });

  it('takes a cue that could not be measured for an average one', () => {
    const blind = { ...at(2), borderLines: null };
    expect(cueDeviations(blind, CUE_STATISTICS).borderLines).toBe(0);
    expect(fusedScore(0, blind, CUE_STATISTICS)).toBeCloseTo(-4 / Math.sqrt(12), 9);
  });

  it('never rises when a cue looks more like an attack', () => {
    const z = realNumber(-5, 5);
    fc.assert(
      fc.property(z, z, fc.constantFrom(...PAD_CUE_NAMES), (a, b, name) => {
        const cues = (value: number) => ({ ...at(0), [name]: at(value)[name] });
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(fusedScore(1, cues(high), CUE_STATISTICS)).toBeLessThanOrEqual(
          fusedScore(1, cues(low), CUE_STATISTICS),
        );
      }),
    );
  });

  it('sees the grid that the second picture has more than the first', () => {
    expect(fusedScore(0, GRID, CUE_STATISTICS)).toBeLessThan(
      fusedScore(0, PLAIN, CUE_STATISTICS) - 0.5,
    );
  });
});

const written =
  (re: Float64Array, im: Float64Array): WriteSquare =>
  ({ doubles }, reAt, imAt) => {
    doubles.set(re, reAt / 8);
    doubles.set(im, imAt / 8);
  };

describe('powerSpectrum', () => {
  it('finds a wave where it is, and keeps the power', () => {
    const side = 16;
    const re = Float64Array.from({ length: side * side }, (_, i) =>
      Math.cos((2 * Math.PI * (3 * (i % side) + 5 * Math.floor(i / side))) / side),
    );
    const power = powerSpectrum(side)(1, written(re, new Float64Array(side * side)));
    // Transposed: the row is the frequency along x.
    expect(power[3 * side + 5]).toBeCloseTo(side ** 4 / 4, 6);
    expect(power[13 * side + 11]).toBeCloseTo(side ** 4 / 4, 6);
    expect(power.reduce((sum, one) => sum + one)).toBeCloseTo(side ** 4 / 2, 6);
  });

  it('adds the powers of real and imaginary part at opposite frequencies', () => {
    const side = 8;
    const noise = (seed: number) =>
      Float64Array.from({ length: side ** 2 }, (_, i) => Math.sin(seed * (i + 1) ** 2));
    const none = new Float64Array(side ** 2);
    const [a, b] = [noise(1.3), noise(2.1)];
    const powerOf = powerSpectrum(side);
    const [ofA, ofB, both] = [
      powerOf(1, written(a, none)),
      powerOf(1, written(b, none)),
      powerOf(1, written(a, b)),
    ];
    const opposite = (k: number) =>
      ((side - Math.floor(k / side)) % side) * side + ((side - (k % side)) % side);
    for (const [k, power] of both.entries()) {
      expect(power + both[opposite(k)]!).toBeCloseTo(2 * (ofA[k]! + ofB[k]!), 9);
    }
  });

  it('adds up the powers of several pictures', () => {
    const side = 4;
    const none = new Float64Array(side ** 2);
    const picture = (index: number) => Float64Array.from(none, (_, i) => Math.cos(index + i * i));
    const powerOf = powerSpectrum(side);
    const together = powerOf(3, (memory, reAt, imAt, index) => {
      written(picture(index), none)(memory, reAt, imAt, index);
    });
    const apart = [0, 1, 2].map((index) => powerOf(1, written(picture(index), none)));
    for (const [k, power] of together.entries()) {
      expect(power).toBeCloseTo(apart[0]![k]! + apart[1]![k]! + apart[2]![k]!, 9);
    }
  });

  it('refuses sizes that are no power of two', () => {
    expect(() => powerSpectrum(48)).toThrow(RangeError);
  });
});

describe('ringMedians', () => {
  it('is the middle of any values, many of them equal', () => {
    const rings = ringsOf(32, Math.floor);
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1024, maxLength: 1024 });
    fc.assert(
      fc.property(values, (power) => {
        const medians = ringMedians(Float64Array.from(power), rings, 1, 16);
        for (let r = 1; r <= 16; r++) {
          const ring = [...rings.bins.subarray(rings.starts[r], rings.starts[r + 1])]
            .map((bin) => power[bin]!)
            .sort((a, b) => a - b);
          const [upper, lower] = [ring[ring.length >> 1]!, ring[(ring.length - 1) >> 1]!];
          expect(medians[r]).toBe((upper + lower) / 2);
        }
      }),
    );
  });

  it('is the middle power of each ring that was asked for', () => {
    const rings = ringsOf(8, Math.floor);
    const power = new Float64Array(64);
    rings.bins.forEach((bin, i) => (power[bin] = Math.floor(rings.radius[i]!) * 10));
    expect([...ringMedians(power, rings, 1, 3)].slice(0, 5)).toEqual([0, 10, 20, 30, 0]);
  });

  it('takes each pair of opposite bins once, in the order of their rings', () => {
    const { bins, ring, starts } = ringsOf(8, Math.floor);
    const opposite = (bin: number) => ((8 - (bin >> 3)) % 8) * 8 + ((8 - (bin & 7)) % 8);
    expect(new Set([...bins].flatMap((bin) => [bin, opposite(bin)]))).toEqual(
      new Set(Array(64).keys()),
    );
    const twice = [...bins].filter((bin) => bins.includes(opposite(bin)) && bin !== opposite(bin));
    expect(twice).toEqual([]);
    for (const [i, r] of ring.entries()) {
      expect(i).toBeGreaterThanOrEqual(starts[r]!);
      expect(i).toBeLessThan(starts[r + 1]!);
    }
  });
});

describe('the first rows of a spectrum', () => {
  it.each([4, 32, 64, 128])('hold all places that rings of %d rows look at', (size) => {
    const { bins, rays, rows } = ringsOf(size, Math.floor);
    expect(Math.floor(Math.max(...bins, ...rays) / size)).toBe(rows - 1);
    expect(rows).toBeLessThanOrEqual(size / 2 + 7);
  });
});

describe('peakRatio', () => {
  const rings = ringsOf(64, Math.round);
  const at = (u: number, v: number) => rings.bins.indexOf(v * 64 + u);

  it('is high for a single peak, and 1 for a ridge, whatever its direction', () => {
    const medians = new Float64Array(64).fill(1);
    const single = new Float64Array(64 * 64).fill(1);
    single[9 * 64 + 12] = 100;
    expect(peakRatio(single, medians, rings, at(12, 9), 0)).toBe(100);
    for (const [x, y] of [
      [4, 3],
      [1, 0],
      [0, 1],
    ] as const) {
      const ridge = new Float64Array(64 * 64).fill(1);
      for (let k = 0; k < 32; k += 0.125) ridge[Math.round(k * y) * 64 + Math.round(k * x)] = 100;
      const middle = x === 4 ? 3 : 15;
      expect(peakRatio(ridge, medians, rings, at(middle * x, middle * y), 0)).toBe(1);
    }
  });

  it('looks at the ring alone where the ray has no room', () => {
    const power = new Float64Array(4 * 4).fill(2);
    const small = ringsOf(4, Math.round);
    expect(peakRatio(power, new Float64Array(4).fill(1), small, small.bins.indexOf(1), 0)).toBe(2);
  });
});

/** The same values, blurred. */
function blurred(
  size: { readonly width: number; readonly height: number },
  data: Float32Array,
  sigma: number,
): Float32Array {
  const { kernels, floats, at } = room([data.byteLength, ...blurRoom(size)]);
  const [dataAt, ...places] = at;
  floats.set(data, dataAt / 4);
  gaussianBlur(kernels, { ...size, at: dataAt }, places, sigma);
  return floats.slice(dataAt / 4, dataAt / 4 + data.length);
}

describe('gaussianBlur', () => {
  it('does not change an even surface', () => {
    const flat = new Float32Array(63).fill(80);
    for (const value of blurred({ width: 9, height: 7 }, flat, 1.2))
      expect(value).toBeCloseTo(80, 3);
  });

  it.each([1.2, 3])('spreads a point by a deviation of %d pixels along both axes', (sigma) => {
    const side = 41;
    const point = new Float32Array(side * side);
    point[20 * side + 20] = 1;
    const data = blurred({ width: side, height: side }, point, sigma);
    let [sum, alongX, alongY] = [0, 0, 0];
    for (const [i, value] of data.entries()) {
      sum += value;
      alongX += value * ((i % side) - 20) ** 2;
      alongY += value * (Math.floor(i / side) - 20) ** 2;
    }
    expect(sum).toBeCloseTo(1, 5);
    // The kernel is cut off: a little of the variance is missing.
    expect(Math.sqrt(alongX) / sigma).toBeCloseTo(0.99, 1.5);
    expect(alongY).toBeCloseTo(alongX, 5);
  });
});
