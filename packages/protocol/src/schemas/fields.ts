import { PAD_LEVELS } from '../levels.ts';
import { LIMITS } from '../limits.ts';
import type { JsonSchema } from './json-schema.ts';

/*
 * Fields that stand in more than one request or answer.
 */

export const nullable = (schema: JsonSchema): JsonSchema => ({
  anyOf: [schema, { type: 'null' }],
});

/** A picture or a template that we wrote. */
export const BASE64: JsonSchema = { type: 'string', minLength: 1 };

/**
 * A picture or a template that a caller sends: base64 with or without the prefix of a data URL, with
 * padding or without, in the standard alphabet or the URL-safe one, with white space anywhere. How long
 * it may be follows from the body's limit. Whether it can be decoded is another question than whether
 * the request has its form.
 */
export const BASE64_FROM_CALLER: JsonSchema = { type: 'string' };

export const PAD_LEVEL: JsonSchema = { type: 'string', enum: PAD_LEVELS };

export const UNIT: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };

export const SID: JsonSchema = {
  type: 'string',
  pattern: `^[\\x21-\\x7e]{1,${LIMITS.requestIdCharacters}}$`,
};
