import { SERVER_ERRORS } from '../server-errors.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { REFID } from './refid-schema.ts';

/**
 * The body of every error. The name stands twice because the guide's endpoints disagree: some are
 * read by `message`, others by `feedbackCode`.
 */
export interface ErrorBody {
  refid: string;
  code: number;
  message: string;
  feedbackCode: string;
  /** For people; never says why a capture could not be opened. */
  description: string;
}

export const ERROR_BODY: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    refid: REFID,
    code: { type: 'integer', enum: codes() },
    message: { type: 'string', enum: names() },
    feedbackCode: { type: 'string', enum: names() },
    description: { type: 'string' },
  }),
};

function names(): string[] {
  return [...new Set(Object.values(SERVER_ERRORS).map(({ name }) => name))];
}

function codes(): number[] {
  return [...new Set(Object.values(SERVER_ERRORS).map(({ code }) => code))];
}

/** The body for a row of the table; `description` replaces the row's own where callers may know more. */
export const errorBody = (
  error: ServerErrorCase,
  refid: string,
  description: string = SERVER_ERRORS[error].message,
): ErrorBody => {
  const { name, code } = SERVER_ERRORS[error];
  return { refid, code, message: name, feedbackCode: name, description };
};
