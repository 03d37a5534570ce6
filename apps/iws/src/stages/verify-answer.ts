import type { PadLevel, VerifyWithPictureIdAnswer } from '@iws/protocol';
import type { Findings, StageTimes } from '../pool/jobs.ts';
import type { Compared } from '../pool/verify-job.ts';
import { refuseUnexamined, suspected } from './answer.ts';
import { matchAnswer, matchResult } from './match-answer.ts';
import type { Answer } from './report.ts';

/**
 * Puts findings into the words of the endpoint: those of a comparison, or, for a capture that is not
 * believed, those of the process endpoint.
 *
 * @throws ServerRefusal INVALID_IMAGE, ERROR_WRONG_RESOLUTION, ERROR_INVALID_IMAGE
 */
export function verifyAnswer(
  findings: Findings<Compared>,
  context: {
    readonly refid: string;
    readonly sid: string | undefined;
    readonly level: PadLevel;
    readonly times: StageTimes;
  },
): Answer {
  const examined = refuseUnexamined(findings);
  if (examined.outcome !== 'compared') return suspected(examined, context);
  const { refid, sid, level } = context;
  const { comparison, multipleFaces, reachedLevel } = examined;
  const body: VerifyWithPictureIdAnswer = {
    ...matchResult(comparison, multipleFaces, refid),
    ...(sid === undefined ? {} : { sid }),
    data: { as_highest_security_level_reached: reachedLevel, as_threshold_applied: level },
  };
  return matchAnswer(body);
}
