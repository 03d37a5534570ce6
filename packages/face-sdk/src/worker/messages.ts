import type { Finding } from '../guidance/finding.ts';

export interface WorkerModel {
  readonly name: string;
  readonly weights: Uint8Array<ArrayBuffer>;
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
  | {
      readonly kind: 'observe';
      readonly id: number;
      /** RGBA, row by row. */
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
      readonly width: number;
      readonly height: number;
      /** The camera's picture, of which `pixels` is a smaller copy. */
      readonly cameraWidth: number;
      readonly cameraHeight: number;
      /** The frame does not follow on the last one. */
      readonly first: boolean;
      /** Measure the eyes. */
      readonly eyes: boolean;
    };

/** From the worker to the page. */
export type WorkerAnswer =
  /** `version` of the assets, which is to be that of the SDK. */
  | { readonly kind: 'loaded'; readonly id: number; readonly version: string }
  | { readonly kind: 'observed'; readonly id: number; readonly finding: Finding | null }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
