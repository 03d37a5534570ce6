import {
  LIMITS,
  type CaptureCamera,
  type CaptureOptions,
  type CaptureQuality,
  type CaptureSignals,
} from '@iws/protocol';
import type { Stamp } from '../bootstrap/server-session.ts';
import type { SealedFrame } from '../frames/seal-frame.ts';
import { deviceClass } from '../support/browser.ts';
import { VERSION } from '../version.ts';
import type { ChosenFrame } from './choose-frame.ts';

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

/** Makes the capture and has it sealed. */
export function assembleCapture(parts: CaptureParts): Promise<SealedFrame> {
  const { frame, stamp, camera, options, signals, quality } = parts;
  const { userAgent, maxTouchPoints } = navigator;
  return frame.picture.seal({
    capture: {
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
      ...(quality === undefined ? {} : { quality }),
    },
    recipient: stamp.recipient,
    wanted: {
      portrait: frame.finding.portrait,
      at: frame.at,
      clockOffset: stamp.issuedAt - stamp.steady,
    },
  });
}
