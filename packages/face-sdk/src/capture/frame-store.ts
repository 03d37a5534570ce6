import type { Size } from '../dialog/lay-out.ts';

/** Long side of the copy that is analysed, pixels. */
const ANALYSED = 640;

/** Where frames are kept: the one being looked at, and the best so far, both at camera resolution and never mirrored. */
export interface FrameStore {
  /** Takes the video's current frame; null while it has none. */
  grab(video: HTMLVideoElement): Size | null;
  /** RGBA pixels of the frame just taken, reduced for analysis. */
  analysed(): ImageData;
  /** The reduced picture itself, until the next one is taken. */
  reduced(): HTMLCanvasElement;
  /** Keeps the frame just taken as the best one. */
  keep(): void;
  best(): HTMLCanvasElement;
}

export function frameStore(): FrameStore {
  let [current, best] = [surface(), surface()];
  const small = surface();
  return {
    grab(video) {
      const { videoWidth: width, videoHeight: height } = video;
      if (width === 0 || height === 0) return null;
      draw(current, video, { width, height });
      return { width, height };
    },
    analysed() {
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
export function reduced(from: HTMLCanvasElement, small = surface()): ImageData {
  const scale = Math.min(1, ANALYSED / Math.max(from.width, from.height));
  const size = { width: Math.round(from.width * scale), height: Math.round(from.height * scale) };
  draw(small, from, size);
  return small.getImageData(0, 0, size.width, size.height);
}

/** A canvas in main memory: every frame is read back. */
function surface(): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('no canvas to draw on');
  return context;
}

function draw(to: CanvasRenderingContext2D, from: CanvasImageSource, size: Size): void {
  const { canvas } = to;
  if (canvas.width !== size.width) canvas.width = size.width;
  if (canvas.height !== size.height) canvas.height = size.height;
  to.imageSmoothingQuality = 'medium';
  to.drawImage(from, 0, 0, size.width, size.height);
}
