import type { PrintedPixels } from './print-tones.ts';

export interface Halftone {
  /** Distance of two dots, pixels. */
  readonly pitch: number;
  /** Of the rows of dots, radians. */
  readonly angle: number;
  /** 0 (continuous tones) to 1 (only ink and paper). */
  readonly strength: number;
}

/** Samples of the screen along each side of a pixel. */
const SAMPLES = 3;

/**
 * Prints in dots whose size follows the tone: each place is ink or paper by a screen of cosines (clustered dots), and a pixel
 * sees the mean over its area, mixed with the tone by `strength`. One screen for all colours.
 */
export function printInDots(
  { width, height, data }: PrintedPixels,
  { pitch, angle, strength }: Halftone,
): void {
  const turn = (2 * Math.PI) / pitch;
  const cos = Math.cos(angle) * turn;
  const sin = Math.sin(angle) * turn;
  const screen = new Float32Array(SAMPLES * SAMPLES);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      for (let k = 0; k < screen.length; k++) {
        const u = x + ((k % SAMPLES) + 0.5) / SAMPLES;
        const v = y + (Math.floor(k / SAMPLES) + 0.5) / SAMPLES;
        const wave = Math.cos(u * cos + v * sin) + Math.cos(v * cos - u * sin);
        // 0..255, so that it is a threshold for tones.
        screen[k] = ((wave + 2) / 4) * 255;
      }
      const first = (y * width + x) * 3;
      for (let c = first; c < first + 3; c++) {
        const tone = data[c] ?? 0;
        let paper = 0;
        for (const threshold of screen) if (tone >= threshold) paper++;
        const dots = (255 * paper) / screen.length;
        data[c] = tone + strength * (dots - tone);
      }
    }
}
