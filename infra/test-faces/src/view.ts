import type { RgbImage } from './rgb-image.ts';

/**
 * What a simulated camera sees of a photograph. Coordinates are pixels of the photograph, with
 * the pixel centres at .5; the picture's height follows from the aspect ratio of the output.
 */
export interface View {
  /** The point of the photograph that comes to lie in the middle of the picture. */
  readonly centreX: number;
  readonly centreY: number;
  /** How many pixels of the photograph fill the width of the picture. */
  readonly width: number;
  /** Degrees by which the camera is turned clockwise; the content turns the other way. */
  readonly roll: number;
}

const clamp = (value: number, max: number) => (value < 0 ? 0 : value > max ? max : value);

/**
 * Renders a view with bilinear interpolation; beyond the photograph its edge is repeated. Meant for
 * scales between one half and a few: further down it would alias.
 */
export function renderView(
  photograph: RgbImage,
  view: View,
  width: number,
  height: number,
): RgbImage {
  const { data: source, width: sourceWidth, height: sourceHeight } = photograph;
  const data = new Uint8Array(width * height * 3);
  const scale = view.width / width;
  const angle = (view.roll * Math.PI) / 180;
  const stepX = scale * Math.cos(angle);
  const stepY = scale * Math.sin(angle);
  const maxX = sourceWidth - 1;
  const maxY = sourceHeight - 1;

  let target = 0;
  for (let row = 0; row < height; row++) {
    const v = row + 0.5 - height / 2;
    let x = view.centreX - 0.5 + (0.5 - width / 2) * stepX - v * stepY;
    let y = view.centreY - 0.5 + (0.5 - width / 2) * stepY + v * stepX;
    for (let column = 0; column < width; column++, x += stepX, y += stepY) {
      const sx = clamp(x, maxX);
      const sy = clamp(y, maxY);
      // Not negative: made whole is rounded down.
      const left = sx | 0;
      const top = sy | 0;
      const fx = sx - left;
      const fy = sy - top;
      const upper = (top * sourceWidth + left) * 3;
      const lower = top < maxY ? upper + sourceWidth * 3 : upper;
      const right = left < maxX ? 3 : 0;
      for (let channel = 0; channel < 3; channel++) {
        const a = source[upper + channel]!;
        const b = source[upper + right + channel]!;
        const c = source[lower + channel]!;
        const d = source[lower + right + channel]!;
        const above = a + (b - a) * fx;
        data[target++] = above + (c + (d - c) * fx - above) * fy + 0.5;
      }
    }
  }
  return { width, height, channels: 3, data };
}
