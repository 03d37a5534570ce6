import { cropImage, type Image } from '@iws/face-core';
import type { Medium, Range } from './attack-kinds.ts';

/** Draws evenly from a range. */
export const draw = ([from, to]: Range, random: () => number): number =>
  from + (to - from) * random();

/**
 * The light that comes from a place of an artefact: x from 0 to 1 across the shown picture, y in the same unit. Writes linear
 * light of red, green and blue, 0..1 and a little above, into `light`; false where there is nothing of it.
 */
export type Artefact = (x: number, y: number, light: Float64Array) => boolean;

/** sRGB to linear light. */
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const v = level / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/** Inks' darkest and paper's white, linear. */
const INK = 0.04;
const PAPER = 0.85;
/** Cells across a print at most: finer than a camera sees. */
const FINEST = 1200;
/** Angles of the halftone grids of the three inks, degrees, as offset printing has them. */
const ANGLES = [15, 75, 45].map((degrees) => (degrees * Math.PI) / 180);

export function makeArtefact(image: Image, medium: Medium, random: () => number): Artefact {
  const border = draw(medium.border, random);
  const gloss = reflex(draw(medium.gloss, random), random);
  const height = image.height / image.width;
  const surface =
    medium.type === 'print'
      ? print(image, medium.halftone, draw(medium.cells, random), random)
      : screen(image, medium.subpixels, draw(medium.pixels, random), draw(medium.gamma, random));
  const margin = medium.type === 'print' ? PAPER : 0.012;
  return (x, y, light) => {
    if (x < -border || y < -border || x >= 1 + border || y >= height + border) return false;
    if (x < 0 || y < 0 || x >= 1 || y >= height) light.fill(margin);
    else surface(x, y, light);
    const added = gloss(x, y);
    for (let c = 0; c < 3; c++) light[c]! += added;
    return true;
  };
}

type Surface = (x: number, y: number, light: Float64Array) => void;

function print(
  image: Image,
  halftone: 'clustered' | 'stochastic' | 'none',
  cells: number,
  random: () => number,
): Surface {
  const shown = shownOn(image, Math.min(image.width, FINEST));
  const seed = Math.floor(random() * 2 ** 30);
  const waves = ANGLES.map((angle) => [cells * Math.cos(angle), cells * Math.sin(angle)] as const);
  return (x, y, light) => {
    const at = placeIn(shown, x, y);
    for (let c = 0; c < 3; c++) {
      const wanted = shown.light[at + c]!;
      if (halftone === 'none') {
        light[c] = INK + (PAPER - INK) * wanted;
        continue;
      }
      let threshold: number;
      if (halftone === 'clustered') {
        const [across, along] = waves[c]!;
        threshold = 0.5 + 0.25 * (wave(x * across + y * along) + wave(y * across - x * along));
      } else {
        threshold = noiseAt(Math.floor(x * cells), Math.floor(y * cells), seed + c);
      }
      light[c] = wanted > threshold ? PAPER : INK;
    }
  };
}

/** cos(2 pi turns), from a table. */
const COSINE = Float32Array.from({ length: 256 }, (_, i) => Math.cos((2 * Math.PI * i) / 256));
const wave = (turns: number): number => COSINE[Math.floor(turns * 256) & 255]!;

/** Lit part of a pixel's height; the rest is the black matrix. */
const LIT = 0.8;

function screen(
  image: Image,
  subpixels: 'stripes' | 'checkered',
  pixels: number,
  gamma: number,
): Surface {
  const shown = shownOn(image, Math.round(pixels));
  const steeper = gamma / 2.2;
  const { width, light: steep } = shown;
  for (let i = 0; i < steep.length; i++) steep[i] = 0.004 + steep[i]! ** steeper;
  return (x, y, light) => {
    const at = placeIn(shown, x, y);
    const column = Math.floor(x * width);
    const row = Math.floor(y * width);
    const u = x * width - column;
    const lit = y * width - row < LIT;
    for (let c = 0; c < 3; c++) {
      let on: number;
      if (subpixels === 'stripes') {
        on = lit && Math.floor(u * 3) === c ? 3 / LIT : 0;
      } else if (c === 1) {
        on = lit && u < 0.3 ? 1 / (0.3 * LIT) : 0;
      } else {
        // Red and blue take turns from pixel to pixel.
        on = lit && u >= 0.4 && ((column + row) % 2 === 0) === (c === 0) ? 2 / (0.6 * LIT) : 0;
      }
      light[c] = shown.light[at + c]! * on;
    }
  };
}

/** A soft bright spot somewhere on the surface. */
function reflex(strength: number, random: () => number): (x: number, y: number) => number {
  const [centreX, centreY, size] = [random(), random(), 0.1 + 0.3 * random()];
  return (x, y) =>
    strength * Math.exp(-((x - centreX) ** 2 + (y - centreY) ** 2) / (2 * size * size));
}

/** Linear light of a picture on a grid of square cells. */
interface Shown {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

function shownOn(image: Image, width: number): Shown {
  const height = Math.max(1, Math.round((image.height * width) / image.width));
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const { data } = cropImage(image, whole, width, height);
  const light = new Float32Array(data.length);
  for (let i = 0; i < light.length; i++) light[i] = LINEAR[data[i]!]!;
  return { width, height, light };
}

/** Where the cell of a place begins in `light`. */
function placeIn({ width, height }: Shown, x: number, y: number): number {
  const row = Math.min(height - 1, Math.floor(y * width));
  return (row * width + Math.min(width - 1, Math.floor(x * width))) * 3;
}

/** A number in 0..1 for a cell, always the same for the same cell and seed. */
function noiseAt(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
