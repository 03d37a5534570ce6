/** A prime, so that all rows, columns and colours are met. */
const STEP = 97;

/**
 * A number that two frames share only when they are the same picture: a camera's noise changes it with every frame.
 * FNV-1a over a part of the octets, 32 bits.
 *
 * @param pixels RGBA, row by row
 */
export function framePrint(pixels: Uint8ClampedArray): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < pixels.length; i += STEP) {
    print = Math.imul(print ^ (pixels[i] ?? 0), 0x01000193);
  }
  return print >>> 0;
}
