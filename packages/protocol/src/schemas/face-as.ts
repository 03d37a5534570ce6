import type { PadLevel } from '../levels.ts';
import { encryptedTemplates } from './encrypted-templates.ts';
import type { EncryptedTemplate } from './encrypted-templates.ts';
import { BASE64, BASE64_FROM_CALLER, nullable, PAD_LEVEL, SID, UNIT } from './fields.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { REFID } from './refid-schema.ts';

/** A picture of any source, and the liveness level that it has to reach. */
export interface FaceAsRequest {
  /** JPEG, PNG or WebP of any size, in base64. */
  image: string;
  /** A {@link PadLevel}. The schema takes any text: another one has an error of its own. */
  threshold: string;
}

/** As JSON or as the text fields of a form. Members that are not known are ignored. */
export const FACE_AS_REQUEST: JsonSchema = {
  $schema: DRAFT,
  type: 'object',
  properties: { image: BASE64_FROM_CALLER, threshold: { type: 'string' } },
  required: ['image', 'threshold'],
};

/** What both liveness endpoints answer: a picture that is suspected is a result, not an error. */
export interface FaceAsAnswer {
  refid: string;
  code: 200;
  /** No error; others have the body of errors. */
  error: 0;
  /** Sealed captures only: the requestID of the request for the challenge, if it had one. */
  sid?: string;
  /** The highest level reached, whatever was asked for; `null` below LOW. */
  as_highest_security_level_reached: PadLevel | null;
  /** Whether the level that decides was not reached. */
  is_spoof: boolean;
  /** Bona fide score, 0 to 1, higher = live; `null` where the picture does not allow one. */
  score: number | null;
  data: {
    /** The level that decided. */
    as_threshold_applied: PadLevel;
  };
  /** Absent where templates are encrypted. */
  input?: {
    /** The picture that was judged: JPEG in base64, encoded anew. */
    image: string;
  };
  /** Instead of `input`, where templates are encrypted. */
  encrypted_templates?: { image?: EncryptedTemplate };
}

export const FACE_AS_ANSWER: JsonSchema = {
  $schema: DRAFT,
  ...closedObject(
    {
      refid: REFID,
      code: { const: 200 },
      error: { const: 0 },
      sid: SID,
      as_highest_security_level_reached: nullable(PAD_LEVEL),
      is_spoof: { type: 'boolean' },
      score: nullable(UNIT),
      data: closedObject({ as_threshold_applied: PAD_LEVEL }),
      input: closedObject({ image: BASE64 }),
      encrypted_templates: encryptedTemplates(['image']),
    },
    ['sid', 'input', 'encrypted_templates'],
  ),
};
