import { REACHED_MATCH_LEVELS } from '../levels.ts';
import type { ReachedMatchLevel } from '../levels.ts';
import { BASE64_FROM_CALLER, UNIT } from './fields.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { REFID } from './refid-schema.ts';

/** What a face in a request can be written in: pictures, and the template that we generate. */
export const MATCH_FORMATS = ['JPEG', 'PNG', 'WEBP', 'ISO_19794_5', 'IDENTY_TYPE_1'] as const;

export type MatchFormat = (typeof MATCH_FORMATS)[number];

/** The spellings of NIST record type 10, a format that is known and not supported. */
export const NIST_10 = '^NIST[ _-]?(T|TYPE)?[ _-]?10$';

/** A face that a caller sends: a picture, or a template of ours. */
export interface MatchTemplate {
  /** In base64. */
  template: string;
  /** A {@link MatchFormat}, or a spelling of NIST 10, which has an error of its own. */
  format: string;
}

/** A comparison of two faces, both in the request. */
export interface MatchRequest {
  /** The selfie. */
  image: MatchTemplate;
  /** A second selfie, or the picture from an identity document. */
  imageToVerifyAgainst: MatchTemplate;
  /** A `MatchLevel`. The schema takes any text: another one has an error of its own. */
  level: string;
}

export const MATCH_FORMAT: JsonSchema = {
  type: 'string',
  anyOf: [{ enum: MATCH_FORMATS }, { pattern: NIST_10 }],
};

const TEMPLATE: JsonSchema = {
  type: 'object',
  properties: { template: BASE64_FROM_CALLER, format: MATCH_FORMAT },
  required: ['template', 'format'],
};

/** Members that are not known are ignored. */
export const MATCH_REQUEST: JsonSchema = {
  $schema: DRAFT,
  type: 'object',
  properties: { image: TEMPLATE, imageToVerifyAgainst: TEMPLATE, level: { type: 'string' } },
  required: ['image', 'imageToVerifyAgainst', 'level'],
};

/** What every comparison answers. */
export interface MatchResult {
  refid: string;
  code: 200;
  /** The comparison was made. Whether it is a match says `possibleMatch`. */
  feedbackCode: 'FEEDBACK_MATCHED';
  /** 0 = same person; for debugging, its range may change with a release. */
  score: number;
  /** 0 to 100, stable over releases, whatever level was asked for. */
  similarityScore: number;
  /** Whether the level that was asked for is reached. */
  possibleMatch: boolean;
  /** Whether `image` shows several faces; the most prominent one was compared. */
  multipleFacesImage: boolean;
  /** The highest level reached, whatever was asked for. */
  matchHighestSecurityLevelReached: ReachedMatchLevel;
}

/** A comparison with the picture of an identity document, which shows one person. */
export type MatchWithPictureIdAnswer = MatchResult;

/** A comparison of two selfies. */
export interface MatchWithSelfieAnswer extends MatchResult {
  /** Whether `imageToVerifyAgainst` shows several faces. */
  multipleFacesImageToVerifyAgainst: boolean;
}

/** The members of {@link MatchResult}. */
export const MATCH_RESULT: Readonly<Record<string, JsonSchema>> = {
  refid: REFID,
  code: { const: 200 },
  feedbackCode: { const: 'FEEDBACK_MATCHED' },
  score: UNIT,
  similarityScore: { type: 'integer', minimum: 0, maximum: 100 },
  possibleMatch: { type: 'boolean' },
  multipleFacesImage: { type: 'boolean' },
  matchHighestSecurityLevelReached: { type: 'string', enum: REACHED_MATCH_LEVELS },
};

export const MATCH_WITH_PICTURE_ID_ANSWER: JsonSchema = {
  $schema: DRAFT,
  ...closedObject(MATCH_RESULT),
};

export const MATCH_WITH_SELFIE_ANSWER: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({ ...MATCH_RESULT, multipleFacesImageToVerifyAgainst: { type: 'boolean' } }),
};
