import { SERVER_ERRORS } from '../server-errors.ts';
import type { ServerErrorCase } from '../server-errors.ts';
import { ERROR_BODY, errorBody } from './error-body.ts';
import type { ErrorBody } from './error-body.ts';
import { closedObject, DRAFT } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** The media type of {@link ProblemBody} (RFC 9457). */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/**
 * An error as a problem detail (RFC 9457): for callers that ask for it by `Accept`. Every member of the
 * guide's body is there too.
 */
export interface ProblemBody extends ErrorBody {
  /** `urn:iws:error:` and the name; identifies the kind of error, is no address. */
  type: string;
  /** The row's text in the table of errors. */
  title: string;
  /** The HTTP status of this answer. */
  status: number;
  /** As `description`. */
  detail: string;
  /** `urn:iws:refid:` and the refid. */
  instance: string;
}

export const PROBLEM_BODY: JsonSchema = {
  $schema: DRAFT,
  ...closedObject({
    type: { type: 'string', pattern: '^urn:iws:error:[A-Z_]+$' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string', pattern: '^urn:iws:refid:W-' },
    ...(ERROR_BODY['properties'] as Record<string, JsonSchema>),
  }),
};

/** The problem for a row of the table, sent with `status`. */
export const problemBody = (
  error: ServerErrorCase,
  refid: string,
  status: number,
  description?: string,
): ProblemBody => {
  const body = errorBody(error, refid, description);
  const type = `urn:iws:error:${body.message}`;
  const title = SERVER_ERRORS[error].message;
  const instance = `urn:iws:refid:${refid}`;
  return { type, title, status, detail: body.description, instance, ...body };
};

const EXACT = /^\s*(application\/(?:problem\+)?json)\s*((?:;[^,]*)?)$/i;
const WEIGHT = /;\s*q=([01](?:\.\d{0,3})?)\s*$/i;

/**
 * Whether an `Accept` header asks for problem details: it names the media type, and not as less welcome
 * than `application/json`. A wildcard does not ask.
 */
export const wantsProblem = (accept: string | undefined): boolean => {
  const weights = new Map<string, number>();
  for (const range of (accept ?? '').split(',')) {
    const [, type, parameters = ''] = EXACT.exec(range) ?? [];
    if (type) weights.set(type.toLowerCase(), Number(WEIGHT.exec(parameters)?.[1] ?? 1));
  }
  const problem = weights.get(PROBLEM_MEDIA_TYPE) ?? 0;
  return problem > 0 && problem >= (weights.get('application/json') ?? 0);
};
