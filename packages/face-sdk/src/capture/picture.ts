import type { CaptureCamera, CaptureSignals } from '@iws/protocol';
import type { ChosenFrame } from './choose-frame.ts';

/** A picture to be sealed, and what is known of where it comes from. */
export interface Picture {
  readonly frame: ChosenFrame;
  /** Absent: it comes from no camera. */
  readonly camera?: CaptureCamera;
  readonly signals: CaptureSignals;
}
