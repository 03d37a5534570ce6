import type { PadLevel } from '../levels.ts';
import { BASE64_FROM_CALLER, nullable, PAD_LEVEL, SID } from './fields.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { MATCH_RESULT } from './match.ts';
import type { MatchResult } from './match.ts';

/** The text fields beside `file`, the sealed capture. */
export interface VerifyForm {
  /** The face from an identity document, in base64. */
  picID: string;
  /** The format of `picID`: a `MatchFormat`. The schema takes any text: another one has an error of its own. */
  template: string;
  /** A `MatchLevel`, likewise. */
  level: string;
}

/** Fields that are not known are ignored. */
export const VERIFY_FORM: JsonSchema = {
  $schema: DRAFT,
  type: 'object',
  properties: {
    picID: BASE64_FROM_CALLER,
    template: { type: 'string' },
    level: { type: 'string' },
  },
  required: ['picID', 'template', 'level'],
};

/**
 * A live capture that was compared. One that is not believed is answered as the process endpoint does,
 * with `ProcessRefused`.
 */
export interface VerifyWithPictureIdAnswer extends MatchResult {
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  data: {
    as_highest_security_level_reached: PadLevel | null;
    as_threshold_applied: PadLevel;
  };
}

export const VERIFY_WITH_PICTURE_ID_ANSWER: JsonSchema = {
  $schema: DRAFT,
  ...closedObject(
    {
      ...MATCH_RESULT,
      sid: SID,
      data: closedObject({
        as_highest_security_level_reached: nullable(PAD_LEVEL),
        as_threshold_applied: PAD_LEVEL,
      }),
    },
    ['sid'],
  ),
};
