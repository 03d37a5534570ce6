import type { SdkErrorName } from '@iws/protocol';

/** A failure inside the SDK: the error's name without its language, which only the SDK object knows. */
export class Failure extends Error {
  readonly reason: SdkErrorName;

  constructor(reason: SdkErrorName, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = 'Failure';
    this.reason = reason;
  }
}

/** The promise's answer, or the failure when it takes longer than this many milliseconds. */
export async function within<T>(
  milliseconds: number,
  work: Promise<T>,
  late: () => Failure,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a failure says that the server could not be reached, which may pass. */
export function isAway(error: unknown): boolean {
  return error instanceof Failure && error.reason === 'ERROR_SERVER_CONNECTION_FAILURE';
}
