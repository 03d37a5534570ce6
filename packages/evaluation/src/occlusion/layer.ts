import type { Image } from '@iws/face-core';
import type { Paint } from './paint.ts';
import type { Shape } from './shape.ts';

/** What a layer is, as far as labels go: dark lenses and reflections are told apart from everything else that covers. */
export type LayerKind = 'object' | 'dark-lens' | 'glare';

/** One painted surface in front of a face. */
export interface Layer {
  readonly shape: Shape;
  readonly paint: Paint;
  /** How much of what lies behind it disappears, 0..1. */
  readonly opacity: number;
  readonly kind: LayerKind;
}

/** For each pixel, row by row, the share (0..1) of it that anything covers, that a dark lens is, and that a reflection is. */
export interface CoverMaps {
  readonly width: number;
  readonly height: number;
  readonly covered: Float32Array;
  readonly darkLens: Float32Array;
  readonly glare: Float32Array;
}

export interface Covered {
  readonly image: Image;
  readonly maps: CoverMaps;
}

/** Lays the layers over a copy of the picture, the first one lowest. */
export function cover(image: Image, layers: readonly Layer[]): Covered {
  const { width, height, channels } = image;
  const data = Float32Array.from(image.data);
  const maps: CoverMaps = {
    width,
    height,
    covered: new Float32Array(width * height),
    darkLens: new Float32Array(width * height),
    glare: new Float32Array(width * height),
  };
  const colour = new Float32Array(3);
  for (const { shape, paint, opacity, kind } of layers) {
    const bottom = Math.min(height, Math.ceil(shape.bottom));
    const right = Math.min(width, Math.ceil(shape.right));
    for (let y = Math.max(0, Math.floor(shape.top)); y < bottom; y++) {
      for (let x = Math.max(0, Math.floor(shape.left)); x < right; x++) {
        const share = shape.coverage(x + 0.5, y + 0.5) * opacity;
        if (share <= 0) continue;
        paint(x, y, colour);
        const pixel = y * width + x;
        for (let c = 0; c < 3; c++) {
          const at = pixel * channels + c;
          data[at] = (data[at] ?? 0) * (1 - share) + (colour[c] ?? 0) * share;
        }
        const under = 1 - share;
        maps.covered[pixel] = 1 - (1 - (maps.covered[pixel] ?? 0)) * under;
        maps.darkLens[pixel] =
          (maps.darkLens[pixel] ?? 0) * under + (kind === 'dark-lens' ? share : 0);
        maps.glare[pixel] = (maps.glare[pixel] ?? 0) * under + (kind === 'glare' ? share : 0);
      }
    }
  }
  return { image: { width, height, channels, data: Uint8ClampedArray.from(data) }, maps };
}
