import type { FailureKind } from '../texts/failures-en';
import { BACKEND_FAILURES, SDK_FAILURES, SERVER_FAILURES } from './failure-kinds';

/** Why there is no result. Throwing means "could not answer": a refused picture is a result and no failure. */
export interface Failure {
  readonly kind: FailureKind;
  /** The name from the SDK's or the server's table. */
  readonly name: string;
  readonly code: number | null;
  /** The server's reference of the transaction, for its log. */
  readonly refid: string | null;
  /** What the SDK or the server says about it. */
  readonly message: string;
}

/** A failure on its way through promises. */
export class CaptureFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.name, { cause });
    this.name = 'CaptureFailure';
    this.failure = failure;
  }
}

/** The failure that stands for an exception: ours, the SDK's, or one that nobody expected. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CaptureFailure) return error.failure;
  if (isSdkError(error)) {
    const { message: name, code } = error;
    const kind = kindIn(SDK_FAILURES, name);
    return { kind, name, code, refid: null, message: error.getLocalizedString() };
  }
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: 'internal', name: known.name, code: null, refid: null, message: known.message };
}

/** The failure that a server's error body stands for. */
export function serverFailure(body: {
  name: string;
  code: number;
  refid: string | null;
  description: string;
}): Failure {
  const { name, code, refid, description } = body;
  return {
    kind: kindIn({ ...SERVER_FAILURES, ...BACKEND_FAILURES }, name),
    name,
    code,
    refid,
    message: description,
  };
}

/** A name that no table of ours has comes from a newer server or SDK: nothing more precise can be said. */
const kindIn = (kinds: Readonly<Record<string, FailureKind>>, name: string): FailureKind =>
  Object.hasOwn(kinds, name) ? (kinds[name] ?? 'internal') : 'internal';

interface SdkErrorShape extends Error {
  readonly code: number;
  getLocalizedString(): string;
}

/** By shape, as the SDK documents its errors: the class may come from another copy of the package. */
const isSdkError = (error: unknown): error is SdkErrorShape =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'number' &&
  'getLocalizedString' in error &&
  typeof error.getLocalizedString === 'function';
