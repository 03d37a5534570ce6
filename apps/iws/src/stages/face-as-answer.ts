import type { FaceAsAnswer, PadLevel } from '@iws/protocol';
import type { WithJsonText } from '../formats/json-text.ts';
import { placed, type WrittenTemplate } from '../formats/write-template.ts';
import type { Findings, PadFindings } from '../pool/jobs.ts';
import { refuseUnexamined } from './answer.ts';
import type { Answer } from './report.ts';

/** What was found out about the liveness of a picture. */
export interface Liveness extends PadFindings {
  /** The level that decided. */
  readonly level: PadLevel;
  readonly isSpoof: boolean;
  /** What the log should know beside the level. */
  readonly note?: string;
  /** The picture that was judged: JPEG. */
  readonly image: WrittenTemplate;
}

/**
 * What the examination of a capture says about its liveness. Samples of two moments are a suspicion like
 * any other here: the answer is that the capture is not live.
 *
 * @throws ServerRefusal INVALID_IMAGE, ERROR_WRONG_RESOLUTION, ERROR_INVALID_IMAGE
 */
export function captureLiveness(findings: Findings, level: PadLevel): Liveness {
  const examined = refuseUnexamined(findings);
  const { reachedLevel, spoofScore } = examined;
  if (examined.outcome === 'captured') {
    const { JPEG: image } = examined.templates;
    if (image === undefined) throw new TypeError('the picture was not encoded');
    return { level, isSpoof: false, image, reachedLevel, spoofScore };
  }
  const { image, note } = examined;
  return { level, isSpoof: true, image, note, reachedLevel, spoofScore };
}

/** Puts findings into the words of the liveness endpoints. */
export function faceAsAnswer(
  { level, isSpoof, reachedLevel, spoofScore, image, note }: Liveness,
  refid: string,
  sid?: string,
): Answer {
  const { clear, encrypted } = placed({ image });
  const body: WithJsonText<FaceAsAnswer> = {
    refid,
    code: 200,
    error: 0,
    ...(sid === undefined ? {} : { sid }),
    as_highest_security_level_reached: reachedLevel,
    is_spoof: isSpoof,
    score: spoofScore,
    data: { as_threshold_applied: level },
    ...(clear?.image === undefined ? {} : { input: { image: clear.image } }),
    ...(encrypted ? { encrypted_templates: encrypted } : {}),
  };
  return {
    status: 200,
    body,
    name: isSpoof ? 'spoof' : 'bona fide',
    facts: { reached: reachedLevel, ...(note === undefined ? {} : { note }) },
  };
}
