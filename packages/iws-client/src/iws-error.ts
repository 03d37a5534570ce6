/** Why the server did not give what was asked for. */
export class IwsError extends Error {
  /** The name in the table of errors, such as `ERROR_INVALID_IMAGE`: what to switch on. */
  override readonly name: string;
  /** The body's code. */
  readonly code: number;
  /** The HTTP status; null: no answer came. */
  readonly status: number | null;
  /** The transaction as the server names it; null: no answer of the server came. */
  readonly refid: string | null;
  /** Seconds after which to try again, where the server says so. */
  readonly retryAfter: number | null;
  /** The whole body, for what stands beside the error: `ProcessRefused` of a capture that is not believed. */
  readonly body: unknown;

  constructor(
    { name, code, status, refid, retryAfter, body, description }: IwsErrorFacts,
    options?: ErrorOptions,
  ) {
    super(description, options);
    this.name = name;
    this.code = code;
    this.status = status;
    this.refid = refid;
    this.retryAfter = retryAfter;
    this.body = body;
  }
}

export interface IwsErrorFacts {
  readonly name: string;
  readonly code: number;
  readonly status: number | null;
  readonly refid: string | null;
  readonly retryAfter: number | null;
  readonly body: unknown;
  readonly description: string;
}

/** No answer of the server came: it is away, too slow, or something else answers in its place. */
export const noAnswer = (status: number | null, why: string, cause?: unknown): IwsError =>
  new IwsError(
    {
      name: 'ERROR_SERVER_CONNECTION_FAILURE',
      code: 500,
      status,
      refid: null,
      retryAfter: null,
      body: null,
      description: why,
    },
    { cause },
  );

/** What an answer that is no success says. */
export async function errorOf(response: Response): Promise<IwsError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  if (!isErrorBody(body)) return noAnswer(status, `HTTP ${status} without a body of the server`);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new IwsError({
    name: body.message,
    code: body.code,
    status,
    refid: body.refid,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
    body,
    description: body.description ?? body.message,
  });
}

interface ErrorLike {
  readonly message: string;
  readonly code: number;
  readonly refid: string;
  readonly description?: string;
}

function isErrorBody(body: unknown): body is ErrorLike {
  if (typeof body !== 'object' || body === null) return false;
  const { message, code, refid, description } = body as Record<string, unknown>;
  const texts = [message, refid, description ?? ''];
  return typeof code === 'number' && texts.every((text) => typeof text === 'string');
}
