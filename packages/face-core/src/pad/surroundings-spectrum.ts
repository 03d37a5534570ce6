import type { Rect } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import { hann, powerSpectrum } from './fourier.ts';
import {
  SPECTRA_REACH,
  squareIn,
  type MeasuredPicture,
  type SpectraRegion,
} from './measured-picture.ts';
import { peakRatio, ringMedians, ringsOf } from './spectrum-rings.ts';

const SIDE = 64;
/** Rings of the two bands: rounded distance from frequency zero in bins of 1/64 cycle per pixel. */
const MIDDLE = { from: 10, to: 18 };
const HIGH = { from: 19, to: 30 };
/** How many of the largest ratios are averaged, in one half of the spectrum; the other half has the same again. */
const LARGEST = 2;

/** Spectral peaks beside and above the face. Higher = more like an attack. */
export interface SurroundingsSpectrum {
  /** ln of the mean of the four largest ratios of power to ring and ray (`peakRatio`), at 10/64 to 18/64 cycles per pixel. */
  readonly middlePeak: number;
  /** The same from 19/64 to 30/64. */
  readonly highPeak: number;
}

const RINGS = ringsOf(SIDE, Math.round);
const WINDOW = hann(SIDE);
const powerOf = powerSpectrum(SIDE);

/**
 * Peaks of the spectrum of what surrounds the face: a screen or a print carries its grid there too, where no skin and hair hide
 * it. Power of 64x64 tiles to the left, to the right and above the face, averaged over tiles: a grid adds up, a scene does not.
 * Source: experiments of this project (cues qs_pk_m, qs_pk_h).
 *
 * @param box the face in pixels of the measured picture
 * @param around its `spectraRegion`
 * @returns null where no tile has room
 */
export function surroundingsSpectrum(
  picture: MeasuredPicture,
  box: Rect<'frame'>,
  around: SpectraRegion,
): SurroundingsSpectrum | null {
  const tiles = tilePlaces(picture, box);
  if (tiles.length === 0) return null;
  const { doubles, at } = room([WINDOW.byteLength], around.luma.end);
  const [windowAt] = at;
  doubles.set(WINDOW, windowAt / 8);
  // Two tiles at a time, as real and imaginary part: |F(k)|² + |F(-k)|² is twice the sum of the power of both.
  const sum = powerOf(
    Math.ceil(tiles.length / 2),
    (memory, reAt, imAt, i) => {
      writeTile(memory, reAt, around, tiles[2 * i], windowAt);
      writeTile(memory, imAt, around, tiles[2 * i + 1], windowAt);
    },
    windowAt + WINDOW.byteLength,
  );
  const power = new Float64Array(SIDE * RINGS.rows);
  for (let v = 0, k = 0; v < RINGS.rows; v++) {
    const opposite = ((SIDE - v) % SIDE) * SIDE;
    for (let u = 0; u < SIDE; u++, k++) {
      power[k] = (sum[k]! + sum[opposite + ((SIDE - u) % SIDE)]!) / (2 * tiles.length);
    }
  }
  const medians = ringMedians(power, RINGS, MIDDLE.from, HIGH.to);
  return { middlePeak: peak(power, medians, MIDDLE), highPeak: peak(power, medians, HIGH) };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Corners of the tiles that lie wholly beside or above the face. */
function tilePlaces(picture: MeasuredPicture, box: Rect<'frame'>): Place[] {
  const centreX = box.x + box.width / 2;
  const centreY = box.y + box.height / 2;
  const reach = SPECTRA_REACH * box.height;
  const columns = evenly(centreX - reach, centreX + reach, picture.width);
  const rows = evenly(centreY - reach, box.y + box.height, picture.height);
  const leftOf = box.x - 0.05 * box.width;
  const rightOf = box.x + 1.05 * box.width;
  const above = box.y - 0.1 * box.height;
  return rows.flatMap((y) =>
    columns.flatMap((x) =>
      x + SIDE < leftOf || x > rightOf || y + SIDE < above ? [{ x, y }] : [],
    ),
  );
}

/** Starts of tiles along one axis: two to six, evenly spaced over the part of the range that lies in the picture. */
function evenly(low: number, high: number, size: number): number[] {
  const from = Math.max(0, Math.floor(low));
  const to = Math.min(size, Math.floor(high));
  const last = to - SIDE;
  if (last < from) return [];
  const count = Math.min(6, Math.max(2, Math.floor((to - from) / 40)));
  return Array.from({ length: count }, (_, i) =>
    Math.round(from + ((last - from) * i) / (count - 1)),
  );
}

/** Writes a tile less its mean, windowed; all 0 where there is none. */
function writeTile(
  { kernels, doubles }: KernelMemory,
  at: number,
  around: SpectraRegion,
  tile: Place | undefined,
  windowAt: number,
): void {
  if (!tile) {
    doubles.fill(0, at / 8, at / 8 + SIDE * SIDE);
    return;
  }
  const square = squareIn(around, tile.x, tile.y, SIDE);
  kernels.windowTile(square.at, square.stride, SIDE, windowAt, at);
}

/** Keeps a surface without any detail from dividing nothing by nothing, in the unit of power. */
const NO_POWER = 1e-3;

function peak(
  power: Float64Array,
  medians: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  const largest = new Float64Array(LARGEST);
  for (let i = RINGS.starts[from]!; i < RINGS.starts[to + 1]!; i++) {
    // The ray can only lower a ratio: it is looked at where the ring alone leaves a peak.
    if (power[RINGS.bins[i]!]! <= largest[0]! * (medians[RINGS.ring[i]!]! + NO_POWER)) continue;
    const ratio = peakRatio(power, medians, RINGS, i, NO_POWER);
    if (ratio <= largest[0]!) continue;
    largest[0] = ratio;
    largest.sort();
  }
  return Math.log(Math.max(largest.reduce((sum, ratio) => sum + ratio, 0) / LARGEST, NO_POWER));
}
