import type { Capture, CameraRectangle, SampleRole } from '@iws/protocol';

/** What one sample says of itself and what its pixels say. */
export interface SampleEvidence {
  readonly role: SampleRole;
  /** Pixels, as decoded. */
  readonly width: number;
  readonly height: number;
  /** Epoch milliseconds UTC. */
  readonly capturedAt: number;
  readonly crop?: CameraRectangle;
}

/** What the pixels of a capture say. Null: it could not be measured. */
export interface PixelEvidence {
  /** `doubleCompression` of the largest JPEG sample. */
  readonly doubleCompression: number | null;
  /** `sensorNoise` of the face in the primary, in grey levels. */
  readonly sensorNoise: number | null;
  /** Correlation of the face in each burst sample with the primary's, -1..1, in the samples' order. */
  readonly burst: readonly number[];
}

/** Everything that injection detection judges. */
export interface InjectionEvidence {
  readonly capture: Pick<Capture, 'device' | 'signals' | 'issuedAt'>;
  readonly samples: readonly SampleEvidence[];
  readonly pixels: PixelEvidence;
}

/** A number among the signals; undefined when it is absent or something else. */
export function numberOf({ capture }: InjectionEvidence, name: string): number | undefined {
  const value = capture.signals?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A text among the signals; undefined when it is absent or something else. */
export function textOf({ capture }: InjectionEvidence, name: string): string | undefined {
  const value = capture.signals?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list among the signals; none when it is absent or something else. */
export function textsOf({ capture }: InjectionEvidence, name: string): string[] {
  const value = capture.signals?.[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
