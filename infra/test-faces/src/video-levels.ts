import type { RgbImage } from './rgb-image.ts';

/** Luma of video reaches from 16 to 235, chroma from 16 to 240 (ITU-R BT.601, 2.5.1). */
const BLACK = 16;
const LUMA = 219 / 255;
const CHROMA = 224 / 255;

/**
 * The picture whose JPEG file has the luma and chroma that video has: JFIF uses all of 0 to 255, but Chromium takes the planes
 * of a recorded .mjpeg camera for video's, and stretches them. Written with these pixels the two cancel out.
 *
 * JFIF's Y, Cb, Cr become 16 + Y·219/255 and 128 + (Cb - 128)·224/255 (Cr alike); here in RGB, since the encoder takes that.
 */
export function asVideoLevels(image: RgbImage): RgbImage {
  const { data: from } = image;
  const data = new Uint8Array(from.length);
  for (let i = 0; i < from.length; i += 3) {
    const red = from[i] ?? 0;
    const green = from[i + 1] ?? 0;
    const blue = from[i + 2] ?? 0;
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    // A channel is luma plus a share of chroma; the shares of JFIF's conversion cancel out.
    const base = BLACK + LUMA * luma + 0.5;
    data[i] = base + CHROMA * (red - luma);
    data[i + 1] = base + CHROMA * (green - luma);
    data[i + 2] = base + CHROMA * (blue - luma);
  }
  return { ...image, data };
}
