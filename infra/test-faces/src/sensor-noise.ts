import { normalSamples, seededRandom } from './random.ts';
import type { RgbImage } from './rgb-image.ts';

const TABLE_SIZE = 1 << 16;

/**
 * Makes a function that adds another realisation of sensor noise at each call: read noise plus shot
 * noise that grows with the square root of the light. `strength` 1 is a webcam indoors (standard
 * deviation about 2.5 of 255 in the middle tones).
 */
export function sensorNoise(seed: number, strength = 1): (image: RgbImage) => RgbImage {
  const random = seededRandom(seed);
  // One table read from a new place for every row: independent enough, and many times faster.
  const normal = normalSamples(TABLE_SIZE, random);
  const deviation = Float32Array.from(
    { length: 256 },
    (_, level) => strength * Math.sqrt(1.5 + 0.035 * level),
  );
  return (image) => {
    const data = new Uint8Array(image.data.length);
    const rowLength = image.width * 3;
    for (let row = 0; row < image.height; row++) {
      const start = Math.floor(random() * TABLE_SIZE);
      const base = row * rowLength;
      for (let i = 0; i < rowLength; i++) {
        const level = image.data[base + i] ?? 0;
        const noise = (normal[(start + i) % TABLE_SIZE] ?? 0) * (deviation[level] ?? 0);
        const value = level + noise + 0.5;
        data[base + i] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
    return { ...image, data };
  };
}
