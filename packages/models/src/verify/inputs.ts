/** One image, or one tensor made of it. */
export interface Planes {
  channels: number;
  height: number;
  width: number;
  /** Pixels 0..255, channel after channel. */
  pixels: Float32Array;
}

type Size = Pick<Planes, 'channels' | 'height' | 'width'>;

/**
 * Fixed inputs for comparing two runtimes: the same numbers on every machine. Noise drives every activation;
 * a picture-like pattern (smooth shading, an oval, edges) drives them as a face would.
 */
export function fixedInputs(size: Size): Planes[] {
  return [1, 2, 3].flatMap((seed) => [noise(size, seed), picture(size, seed)]);
}

/** A small generator of equally distributed 32-bit numbers (xorshift). */
export function randomFrom(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

function noise(size: Size, seed: number): Planes {
  const random = randomFrom(seed);
  const pixels = new Float32Array(size.channels * size.height * size.width);
  return { ...size, pixels: pixels.map(() => Math.floor(random() * 256)) };
}

function picture(size: Size, seed: number): Planes {
  const { channels, height, width } = size;
  const random = randomFrom(seed + 100);
  const [cx, cy, light] = [0.4 + 0.2 * random(), 0.4 + 0.2 * random(), random()];
  const pixels = new Float32Array(channels * height * width);
  for (let c = 0, i = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const [u, v] = [x / width - cx, y / height - cy];
        const inOval = (u / 0.25) ** 2 + (v / 0.35) ** 2 < 1;
        const isEye = Math.hypot(Math.abs(u) - 0.1, v + 0.08) < 0.03;
        const shade = 60 + 60 * light + 80 * u * (c - 1) + 50 * v;
        const value = isEye ? 25 : inOval ? 150 + 20 * (1 - c) + 60 * u : shade;
        pixels[i] = Math.round(Math.min(255, Math.max(0, value + 8 * random())));
      }
    }
  }
  return { ...size, pixels };
}

/** The same pixels with the channels of each pixel side by side. */
export function channelsLast({ channels, height, width, pixels }: Planes): Float32Array {
  const plane = height * width;
  return pixels.map((_, index) => {
    const [pixel, channel] = [Math.floor(index / channels), index % channels];
    return pixels[channel * plane + pixel] ?? 0;
  });
}
