import type { PrintedPixels } from './print-tones.ts';

export interface Glare {
  /** Middle, as share of width and height. */
  readonly x: number;
  readonly y: number;
  /** Standard deviation across, as share of the longer side. */
  readonly radius: number;
  /** How many times longer along its axis. */
  readonly length: number;
  /** Of its axis, radians. */
  readonly angle: number;
  /** Share of the way to white in the middle, 0..1. */
  readonly strength: number;
}

/** A lamp's reflection in the laminate: tones move towards white, most in the middle of a long Gaussian spot. */
export function addGlare(
  { width, height, data }: PrintedPixels,
  { x, y, radius, length, angle, strength }: Glare,
): void {
  const size = radius * Math.max(width, height);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const dx = (column + 0.5 - x * width) / size;
      const dy = (row + 0.5 - y * height) / size;
      const along = (dx * cos + dy * sin) / length;
      const across = dy * cos - dx * sin;
      const light = strength * Math.exp(-(along * along + across * across) / 2);
      const first = (row * width + column) * 3;
      for (let c = first; c < first + 3; c++)
        data[c] = (data[c] ?? 0) + light * (255 - (data[c] ?? 0));
    }
}
