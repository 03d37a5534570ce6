import type { Sample } from '@iws/protocol';
import type { Size } from '../dialog/lay-out.ts';
import { burst } from './burst.ts';
import { framePrint } from './frame-print.ts';
import { frameStore } from './frame-store.ts';
import { makeSamples } from './samples.ts';
import type { SamplesWanted } from './seal-frame.ts';
import type { Surface } from './surface.ts';

/** A frame that has been taken for a look. */
export interface TakenFrame {
  /** Its `framePrint`. */
  readonly print: number;
  /** RGBA pixels of its reduced copy; null: it is the very picture of the frame before. */
  readonly pixels: ImageData | null;
}

/** What guidance makes of the frame that was taken last. */
export interface Judgement {
  /** `performance.now()` of the frame, in the page. */
  readonly at: number;
  /** Holding has started over: what was good before is forgotten. */
  readonly startedOver: boolean;
  /** It may be sent. */
  readonly good: boolean;
  /** None was better. */
  readonly best: boolean;
}

/**
 * All that is done with the pixels of a camera's frames. It stands in the worker, and in the page only where the browser cannot hand
 * frames over: taking one costs tens of milliseconds without a graphics processor.
 */
export interface FrameDesk {
  take(frame: CanvasImageSource, camera: Size): TakenFrame;
  judged(judgement: Judgement): void;
  /** The best frame, at camera resolution and not mirrored. */
  best(): Surface;
  /** The pictures of a capture. */
  samples(wanted: SamplesWanted): Promise<Sample[]>;
}

export function frameDesk(): FrameDesk {
  const store = frameStore();
  const others = burst();
  let taken: { readonly print: number; readonly camera: Size } | null = null;
  return {
    take(frame, camera) {
      const pixels = store.take(frame, camera);
      const print = framePrint(pixels.data);
      const repeated = print === taken?.print;
      taken = { print, camera };
      return { print, pixels: repeated ? null : pixels };
    },
    judged({ at, startedOver, good, best }) {
      if (startedOver) others.clear();
      if (taken === null || !good) return;
      others.offer(store.reduced(), at, taken.camera);
      if (best) store.keep();
    },
    best: () => store.best(),
    samples: (wanted) =>
      makeSamples({ ...wanted, frame: store.best(), burst: others.around(wanted.at) }),
  };
}
