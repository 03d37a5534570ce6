import { acceptedPicture } from './accepted-picture.ts';
import { passAccepted } from './accepted-hook.ts';
import { askIws } from './ask-iws.ts';
import { modelOfTemplate } from './model-of-template.ts';
import { isRecord, type IwsAnswer } from '../read-answer.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import type { AfterProcess } from './reference-routes.ts';
import { sendDecision } from './send-decision.ts';

/**
 * Keeps the accepted capture's features as the subject's reference, in the place of an earlier one: process →
 * generateTemplateFromImage → store. The picture is not kept.
 */
export const enrol: AfterProcess = async (deps, { session, request, response }, processed) => {
  const accepted = acceptedPicture(processed);
  if (!accepted) return sendDecision(response, processed);
  const question = { image: accepted.picture, qualityMode: 'ENROL' } as const;
  const generated = await askIws(deps, 'generateTemplate', question, request.headers);
  const template = templateOf(generated);
  if (!template) return sendDecision(response, generated);
  const { subject } = session;
  const { id, enrolledAt } = deps.store.put(subject, template, modelOfTemplate(template));
  void passAccepted(deps.configuration.acceptedHook, subject, accepted, deps.log);
  sendReferenceAnswer(response, 'FEEDBACK_ENROLLED', {
    refid: accepted.refid,
    id,
    enrolledAt: new Date(enrolledAt).toISOString(),
  });
};

/** The template of an answer; null when the IWS refused the picture as a reference. */
function templateOf({ status, body }: IwsAnswer<'data'>): Uint8Array | null {
  if (status !== 200) return null;
  const { data } = body;
  const templates = isRecord(data) && isRecord(data['templates']) ? data['templates'] : {};
  const template = templates['IDENTY_TYPE_1'];
  if (typeof template !== 'string') throw new Error('the answer brings no template in clear');
  return Buffer.from(template, 'base64');
}
