import {
  sealCapture,
  SEALED_CAPTURE_MEDIA_TYPE,
  type Capture,
  type RecipientKey,
  type Sample,
} from '@iws/protocol';
import type { SampleSource } from './samples.ts';

/** What samples are made of a chosen frame. */
export type SamplesWanted = Pick<SampleSource, 'portrait' | 'at' | 'clockOffset'>;

/** A capture that lacks its pictures. */
export interface SealOrder {
  readonly capture: Omit<Capture, 'samples'>;
  readonly recipient: RecipientKey;
  readonly wanted: SamplesWanted;
}

export interface SealedFrame {
  /** What `FaceSDK.capture()` resolves with. */
  readonly blob: Blob;
  /** The picture of the `primary` sample. */
  readonly primary: Blob;
}

/** Seals a capture with these pictures. It costs tens of milliseconds: the worker does it. */
export async function sealFrame(
  { capture, recipient }: SealOrder,
  samples: Sample[],
): Promise<SealedFrame> {
  const sealed = await sealCapture({ ...capture, samples }, recipient);
  const pictures = samples.filter(({ role }) => role === 'primary').map(({ data }) => data);
  return {
    blob: new Blob([sealed], { type: SEALED_CAPTURE_MEDIA_TYPE }),
    primary: new Blob(pictures, { type: 'image/jpeg' }),
  };
}
