import {
  LIMITS,
  sealCapture,
  SEALED_CAPTURE_MEDIA_TYPE,
  type Capture,
  type CaptureCamera,
  type CaptureOptions,
  type CaptureQuality,
  type CaptureSignals,
} from '@iws/protocol';
import type { Stamp } from '../bootstrap/server-session.ts';
import { deviceClass } from '../support/browser.ts';
import { VERSION } from '../version.ts';
import type { ChosenFrame } from './choose-frame.ts';
import { makeSamples } from './samples.ts';

export interface CaptureParts {
  readonly frame: ChosenFrame;
  readonly stamp: Stamp;
  /** Absent: the picture comes from no camera. */
  readonly camera?: CaptureCamera;
  readonly options: CaptureOptions;
  readonly signals: CaptureSignals;
  /** Absent: the application does not want it to travel. */
  readonly quality: CaptureQuality | undefined;
}

export interface SealedFrame {
  /** What `FaceSDK.capture()` resolves with. */
  readonly blob: Blob;
  /** The picture of the `primary` sample. */
  readonly primary: Blob;
}

/** Makes the capture and seals it. */
export async function sealFrame(parts: CaptureParts): Promise<SealedFrame> {
  const { frame, stamp, camera, options, signals, quality } = parts;
  const onServerClock = (at: number) => Math.round(stamp.issuedAt - (stamp.steady - at));
  const { userAgent, maxTouchPoints } = navigator;
  const { at, burst, finding } = frame;
  const samples = await makeSamples(
    { frame: frame.store.best(), portrait: finding.portrait, at, burst },
    onServerClock,
  );
  const capture: Capture = {
    v: 1,
    id: crypto.getRandomValues(new Uint8Array(LIMITS.captureIdBytes)),
    issuedAt: stamp.issuedAt,
    challenge: stamp.challenge,
    origin: location.origin,
    sdk: { name: '@iws/face-sdk', version: VERSION, platform: 'web' },
    device: {
      class: deviceClass(userAgent, maxTouchPoints),
      userAgent: userAgent.slice(0, 1024),
      ...(camera === undefined ? {} : { camera }),
    },
    options,
    signals,
    samples,
    ...(quality === undefined ? {} : { quality }),
  };
  const sealed = await sealCapture(capture, stamp.recipient);
  const pictures = samples.filter(({ role }) => role === 'primary').map(({ data }) => data);
  return {
    blob: new Blob([sealed], { type: SEALED_CAPTURE_MEDIA_TYPE }),
    primary: new Blob(pictures, { type: 'image/jpeg' }),
  };
}
