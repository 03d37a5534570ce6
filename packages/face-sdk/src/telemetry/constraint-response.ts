import type { CaptureSignals } from '@iws/protocol';
import { Failure, within } from '../errors/failure.ts';

/** Milliseconds that a camera has to obey; a film that is played in often never does. */
const PATIENCE = 400;

/**
 * Asks a camera for half its frame rate, when its pictures are no longer needed, and tells what came of it: `changed`, `ignored`,
 * `refused`, `late`, `untold` (it does not tell its rate).
 */
export async function constraintResponse(track: MediaStreamTrack): Promise<CaptureSignals> {
  const asked = performance.now();
  const outcome = await outcomeOf(track);
  return { constraintResponse: outcome, constraintMs: Math.round(performance.now() - asked) };
}

async function outcomeOf(track: MediaStreamTrack): Promise<string> {
  const rate = track.getSettings().frameRate;
  if (rate === undefined || rate <= 0) return 'untold';
  const half = rate / 2;
  const late = () => new Failure('FEEDBACK_CAPTURE_TIMEOUT');
  const wanted = { ...track.getConstraints(), frameRate: { max: half } };
  try {
    await within(PATIENCE, track.applyConstraints(wanted), late);
  } catch (error) {
    return error instanceof Failure ? 'late' : 'refused';
  }
  return (track.getSettings().frameRate ?? rate) <= half * 1.1 ? 'changed' : 'ignored';
}
