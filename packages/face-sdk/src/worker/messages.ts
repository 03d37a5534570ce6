import type { Sample } from '@iws/protocol';
import type { Size } from '../dialog/lay-out.ts';
import type { Judgement } from '../frames/frame-desk.ts';
import type { SealedFrame, SealOrder } from '../frames/seal-frame.ts';
import type { Finding } from '../guidance/finding.ts';

export interface WorkerModel {
  readonly name: string;
  readonly weights: Uint8Array<ArrayBuffer>;
}

interface Looked {
  /** Size of the camera's picture. */
  readonly camera: Size;
  /** The frame does not follow on the last one. */
  readonly first: boolean;
  /** Measure the eyes. */
  readonly eyes: boolean;
}

/** A frame as the camera gave it; it is the worker's to close. */
export interface CameraFrame extends Looked {
  readonly frame: VideoFrame;
}

/** A copy of a frame that the page has reduced. */
export interface FramePixels extends Looked {
  /** RGBA, row by row. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** From the page to the worker. Every request is answered once, by its `id`. */
export type WorkerRequest =
  | {
      readonly kind: 'load';
      readonly id: number;
      /** Where the wasm files are, absolute, with the last slash. */
      readonly assetsURL: string;
      readonly threads: number;
      readonly models: readonly WorkerModel[];
    }
  | ({ readonly kind: 'observe'; readonly id: number } & FramePixels)
  | ({ readonly kind: 'look'; readonly id: number } & CameraFrame)
  | { readonly kind: 'image'; readonly id: number }
  | {
      readonly kind: 'seal';
      readonly id: number;
      readonly order: SealOrder;
      /** Null: of the frame that the worker has kept. */
      readonly samples: Sample[] | null;
    };

/** From the page to the worker, without an answer. */
export type WorkerNote =
  | ({ readonly kind: 'judged' } & Judgement)
  /** No picture of the camera is needed any more. */
  | { readonly kind: 'forget' };

/** From the worker to the page. */
export type WorkerAnswer =
  | {
      readonly kind: 'loaded';
      readonly id: number;
      /** Of the assets, which is to be that of the SDK. */
      readonly version: string;
      /** `look` is possible. */
      readonly takesFrames: boolean;
    }
  | { readonly kind: 'observed'; readonly id: number; readonly finding: Finding | null }
  | {
      readonly kind: 'looked';
      readonly id: number;
      readonly print: number;
      readonly repeated: boolean;
      readonly finding: Finding | null;
    }
  | { readonly kind: 'image'; readonly id: number; readonly image: ImageBitmap }
  | { readonly kind: 'sealed'; readonly id: number; readonly sealed: SealedFrame }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
