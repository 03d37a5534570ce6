import type { FaceAsAnswer } from '@iws/protocol';
import type { FaceAsFindings } from '../pool/face-as-job.ts';
import type { Answer } from './report.ts';

/** Puts findings into the words of the liveness endpoints. */
export function faceAsAnswer(
  { level, isSpoof, reachedLevel, spoofScore, image, note }: FaceAsFindings,
  refid: string,
): Answer {
  const body: FaceAsAnswer = {
    refid,
    code: 200,
    error: 0,
    as_highest_security_level_reached: reachedLevel,
    is_spoof: isSpoof,
    score: spoofScore,
    data: { as_threshold_applied: level },
    input: { image },
  };
  return {
    status: 200,
    body,
    name: isSpoof ? 'spoof' : 'bona fide',
    facts: { reached: reachedLevel, ...(note === undefined ? {} : { note }) },
  };
}
