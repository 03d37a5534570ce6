import { SERVER_ERRORS, type ServerErrorCase } from '@iws/protocol';

/**
 * The server could not, or would not, answer. `errorCase` names the row of the table that the caller
 * gets; `detail` is for the log under the refid and never leaves the server.
 */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly errorCase: ServerErrorCase;
  /** What the caller reads instead of the row's own text. */
  readonly description: string;

  constructor(
    errorCase: ServerErrorCase,
    detail: string,
    { description, cause }: { description?: string; cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.errorCase = errorCase;
    this.description = description ?? SERVER_ERRORS[errorCase].message;
  }
}

/** What is said of anything that was thrown: an unforeseen error is the server's own. */
export const asRefusal = (thrown: unknown): ServerRefusal =>
  thrown instanceof ServerRefusal
    ? thrown
    : new ServerRefusal('ERROR_SERVER_INTERNAL', String(thrown), { cause: thrown });
