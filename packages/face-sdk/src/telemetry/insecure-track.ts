import { isCameraFunction, virtualCameraIn } from '@iws/protocol';
import { overriddenFunctions } from './overridden-functions.ts';
import { trackKind } from './track-signals.ts';

/** Why a track is plainly no camera's, or null. Made for carelessness: who controls the machine can hide all of this. */
export function insecureTrack(track: MediaStreamTrack): string | null {
  const program = virtualCameraIn(track.label);
  if (program !== null) return `the camera's label contains "${program}"`;
  const kind = trackKind(track);
  if (kind !== 'MediaStreamTrack') return `the track is a ${kind}`;
  const replaced = overriddenFunctions().filter(isCameraFunction);
  return replaced.length > 0 ? `replaced: ${replaced.join(', ')}` : null;
}
