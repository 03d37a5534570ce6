import type { Size } from '../dialog/lay-out.ts';
import { brush, type Brush, type Surface } from './surface.ts';

/** Milliseconds between two frames that are kept, and from the frame that is taken to them. */
const APART = 200;
/** How many are remembered, and how many of them travel: the server looks at no more. */
const REMEMBERED = 5;
const SENT = 2;

/** Another frame of the seconds before the one that was taken: the whole picture, reduced as it was analysed. */
export interface BurstFrame {
  readonly canvas: Surface;
  /** `performance.now()` of the frame. */
  readonly at: number;
  /** Of the camera's picture, in camera pixels. */
  readonly camera: Size;
}

/** The last good frames, some time apart. */
export interface Burst {
  /** A good frame; its reduced picture is copied unless one was a moment ago. */
  offer(picture: Surface, at: number, camera: Size): void;
  /** Holding has started over. */
  clear(): void;
  /** Those that go with a frame of that moment, the nearest first. */
  around(at: number): BurstFrame[];
}

export function burst(): Burst {
  let kept: (BurstFrame & { readonly brush: Brush })[] = [];
  return {
    offer(picture, at, camera) {
      const last = kept.at(-1);
      if (last !== undefined && at - last.at < APART) return;
      // The oldest canvas is used again: a phone's memory for them is small.
      const oldest = kept.length < REMEMBERED ? undefined : kept.shift();
      const context = oldest?.brush ?? brush(1, 1);
      const { canvas } = context;
      [canvas.width, canvas.height] = [picture.width, picture.height];
      context.drawImage(picture, 0, 0);
      kept.push({ canvas, brush: context, at, camera });
    },
    clear() {
      kept = [];
    },
    around: (at) =>
      kept
        .filter((frame) => Math.abs(frame.at - at) >= APART)
        .toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))
        .slice(0, SENT),
  };
}
