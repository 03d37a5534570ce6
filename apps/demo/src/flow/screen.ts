import type { Comparison } from '../document/compare-document';
import type { DocumentPicture } from '../document/document-picture';
import type { Failure } from './failure';
import type { IdentityResult, IdentityTask } from './identity';
import type { ProcessResult } from './process-capture';

/** What is under way between the start and a result, in order. */
export const STAGES = ['preparing', 'capturing', 'checking'] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds that each stage took. */
export type StageTimings = Readonly<Record<Stage, number>>;

/** A capture that the server has examined, accepted or refused. */
export interface Examined {
  readonly result: ProcessResult;
  readonly timings: StageTimings;
  /** Bytes that were sent. */
  readonly sealedBytes: number;
  /** The picture that was sealed, where the wishes ask for it. */
  readonly sealed: Blob | null;
}

/** A capture that the server has compared with a document. */
export interface Compared {
  readonly result: Comparison;
  readonly picture: DocumentPicture;
  readonly timings: StageTimings;
}

/** The person is asked which of several cameras to use, before the SDK's dialog opens. */
export interface CameraChoice {
  readonly cameras: readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[];
  choose(this: void, deviceId: string): void;
  cancel(this: void): void;
}

/** What is on the screen. */
export type Screen =
  | { readonly name: 'start' }
  | { readonly name: 'capture'; readonly stage: Stage; readonly choice?: CameraChoice }
  | { readonly name: 'result'; readonly examined: Examined }
  | { readonly name: 'comparison'; readonly compared: Compared }
  | {
      readonly name: 'identity';
      readonly task: IdentityTask;
      readonly result: IdentityResult;
    }
  | { readonly name: 'failure'; readonly failure: Failure };
