import { virtualCameraIn } from '@iws/protocol';
import { overriddenFunctions } from './overridden-functions.ts';
import { trackKind } from './track-signals.ts';

/** Of the functions that can be replaced, those that make pictures or speak for the camera: others are replaced in good faith. */
const CAMERA_FUNCTIONS = /^(?:mediaDevices|MediaDevices|MediaStreamTrack)\./;

/** Why a track is plainly no camera's, or null. Made for carelessness: who controls the machine can hide all of this. */
export function insecureTrack(track: MediaStreamTrack): string | null {
  const program = virtualCameraIn(track.label);
  if (program !== null) return `the camera's label contains "${program}"`;
  const kind = trackKind(track);
  if (kind !== 'MediaStreamTrack') return `the track is a ${kind}`;
  const replaced = overriddenFunctions().filter((name) => CAMERA_FUNCTIONS.test(name));
  return replaced.length > 0 ? `replaced: ${replaced.join(', ')}` : null;
}
