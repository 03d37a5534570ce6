import type { Size } from '../dialog/lay-out.ts';
import { brush, type Brush, type Surface } from './surface.ts';

/** Long side of the copy that is analysed, pixels. */
const ANALYSED = 640;

/** Where frames are kept: the one being looked at, and the best so far, both at camera resolution and never mirrored. */
export interface FrameStore {
  /** Takes a frame of this size; gives back RGBA pixels of it, reduced for analysis. */
  take(frame: CanvasImageSource, size: Size): ImageData;
  /** The reduced picture itself, until the next one is taken. */
  reduced(): Surface;
  /** Keeps the frame just taken as the best one. */
  keep(): void;
  best(): Surface;
}

export function frameStore(): FrameStore {
  let [current, best] = [brush(1, 1, true), brush(1, 1, true)];
  const small = brush(1, 1, true);
  return {
    take(frame, size) {
      draw(current, frame, size);
      return reduced(current.canvas, small);
    },
    reduced: () => small.canvas,
    keep() {
      [current, best] = [best, current];
    },
    best: () => best.canvas,
  };
}

/** RGBA pixels of a copy that is small enough to be analysed. */
export function reduced(from: Surface, small = brush(1, 1, true)): ImageData {
  const scale = Math.min(1, ANALYSED / Math.max(from.width, from.height));
  const size = { width: Math.round(from.width * scale), height: Math.round(from.height * scale) };
  draw(small, from, size);
  return small.getImageData(0, 0, size.width, size.height);
}

function draw(to: Brush, from: CanvasImageSource, size: Size): void {
  const { canvas } = to;
  if (canvas.width !== size.width) canvas.width = size.width;
  if (canvas.height !== size.height) canvas.height = size.height;
  to.imageSmoothingQuality = 'medium';
  to.drawImage(from, 0, 0, size.width, size.height);
}
