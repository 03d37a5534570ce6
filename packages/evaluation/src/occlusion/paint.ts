import type { Image } from '@iws/face-core';
import type { Random } from './random.ts';

/** Red, green, blue, 0..255 (may leave the range; the picture clamps). */
export type Colour = readonly [red: number, green: number, blue: number];

/** The colour of a surface at a place of the picture, written into `out`. */
export type Paint = (x: number, y: number, out: Float32Array) => void;

export const plain =
  ([red, green, blue]: Colour): Paint =>
  (_x, _y, out) => {
    out[0] = red;
    out[1] = green;
    out[2] = blue;
  };

/** Hue 0..1, saturation and brightness 0..1. */
export function fromHsv(hue: number, saturation: number, value: number): Colour {
  const part = (shift: number) => {
    const k = (shift + hue * 6) % 6;
    return 255 * value * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1)));
  };
  return [part(5), part(3), part(1)];
}

/** Any colour, with the greys, blacks and whites of cloth more often than chance has them. */
export function clothColour(random: Random): Colour {
  if (random.chance(0.5)) {
    const grey = random.pick([20, 35, 60, 120, 180, 225, 245]) + random.between(-15, 15);
    return [
      grey + random.between(-8, 8),
      grey + random.between(-8, 8),
      grey + random.between(-8, 8),
    ];
  }
  return fromHsv(random.next(), random.between(0.1, 0.9), random.between(0.15, 1));
}

/** Skin from the darkest to the lightest (after the span of the Monk scale), in varied light. */
export function skinColour(random: Random): Colour {
  const depth = random.next();
  const light = random.between(0.75, 1.15);
  return [
    light * (60 + 185 * depth),
    light * (38 + 165 * depth * (0.9 + 0.1 * random.next())),
    light * (28 + 145 * depth * (0.85 + 0.15 * random.next())),
  ];
}

/** Two colours in bars, checks or dots. `period` in pixels. */
export function pattern(random: Random, one: Colour, other: Colour, period: number): Paint {
  const kind = random.pick(['bars', 'checks', 'dots'] as const);
  const angle = random.between(0, Math.PI);
  const cos = (2 * Math.PI * Math.cos(angle)) / period;
  const sin = (2 * Math.PI * Math.sin(angle)) / period;
  const sharpness = random.between(1, 6);
  return (x, y, out) => {
    const a = Math.sin(x * cos + y * sin);
    const b = Math.sin(y * cos - x * sin);
    const wave = kind === 'bars' ? a : kind === 'checks' ? a * b * 2 : a + b - 0.9;
    const t = 1 / (1 + Math.exp(-sharpness * wave));
    for (let c = 0; c < 3; c++) out[c] = (one[c] ?? 0) * (1 - t) + (other[c] ?? 0) * t;
  };
}

/** Smooth blotches between two colours. `size` of a blotch in pixels. */
export function blotches(random: Random, one: Colour, other: Colour, size: number): Paint {
  const field = noiseField(random, size);
  const sharpness = random.between(1, 5);
  return (x, y, out) => {
    const t = 1 / (1 + Math.exp(-sharpness * field(x, y)));
    for (let c = 0; c < 3; c++) out[c] = (one[c] ?? 0) * (1 - t) + (other[c] ?? 0) * t;
  };
}

/** Part of another picture, enlarged by `scale` and mirrored at its edges. */
export function fromPicture(random: Random, picture: Image, scale: number): Paint {
  const { width, height, channels, data } = picture;
  const left = random.between(0, width);
  const top = random.between(0, height);
  return (x, y, out) => {
    const u = mirrored(left + x / scale, width);
    const v = mirrored(top + y / scale, height);
    const at = (v * width + u) * channels;
    for (let c = 0; c < 3; c++) out[c] = data[at + c] ?? 0;
  };
}

/** A surface with light and shade: every colour times a smooth factor around 1. */
export function shaded(random: Random, paint: Paint, size: number, strength: number): Paint {
  const field = noiseField(random, size);
  return (x, y, out) => {
    paint(x, y, out);
    const factor = Math.exp(strength * field(x, y));
    for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) * factor;
  };
}

/** Smooth noise: a sum of waves in random directions, mean 0, deviation about 1. */
export function noiseField(random: Random, size: number): (x: number, y: number) => number {
  const waves = Array.from({ length: 5 }, () => {
    const angle = random.between(0, 2 * Math.PI);
    const rate = (2 * Math.PI) / (size * random.between(0.6, 2));
    return [Math.cos(angle) * rate, Math.sin(angle) * rate, random.between(0, 6.3)] as const;
  });
  return (x, y) => {
    let sum = 0;
    for (const [u, v, phase] of waves) sum += Math.sin(x * u + y * v + phase);
    return sum * 0.63;
  };
}

function mirrored(at: number, size: number): number {
  const whole = Math.abs(Math.floor(at)) % (2 * size);
  return whole < size ? whole : 2 * size - 1 - whole;
}
