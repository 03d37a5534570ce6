/**
 * A picture in memory: 8-bit samples, row by row from the top left, red first, no padding between rows.
 * `data.length` is `width * height * channels`; a fourth channel (alpha) is never read. One object is one picture: whoever writes other
 * samples into the same `data` makes another object of it, as what is computed from a picture may have a copy of it.
 */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Throws RangeError when the picture's sizes and its data do not agree. */
export function assertImage(image: Image): void {
  const { width, height, channels, data } = image;
  const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  if (!whole || data.length !== width * height * channels) {
    throw new RangeError(
      `not an image: ${width}x${height}x${channels} with ${data.length} samples`,
    );
  }
}
