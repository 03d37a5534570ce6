import type { Capture, PadLevel } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import type { ExamineAnswer } from '../pool/jobs.ts';
import type { Compared } from '../pool/verify-job.ts';
import type { CaptureDeps } from './accept.ts';
import { examineRequest } from './examine.ts';
import type { VerifyRequest } from './read-verify-form.ts';

/**
 * Has a capture examined and, when it is believed, compared with the picture of a document, in one job.
 * A capture that asks for an empty list of templates has nothing to be compared.
 *
 * @throws ServerRefusal NO_TEMPLATES_SPECIFIED, ERROR_INVALID_FORMAT, ERROR_INVALID_IMAGE,
 * FEEDBACK_MATCHING_ERROR
 */
export async function verify(
  capture: Capture,
  { picture, level }: Pick<VerifyRequest, 'picture' | 'level'>,
  padLevel: PadLevel,
  { pool, injectionPolicy }: Pick<CaptureDeps, 'pool' | 'injectionPolicy'>,
): Promise<ExamineAnswer<Compared>> {
  if (capture.options?.requiredTemplates?.length === 0) {
    throw new ServerRefusal('NO_TEMPLATES_SPECIFIED', 'an empty list');
  }
  const request = examineRequest(capture, padLevel, injectionPolicy, {
    templates: [],
    aligned: false,
    icao: false,
    background: null,
  });
  return pool().verify({ ...request, picture, level });
}
