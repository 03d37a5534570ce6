import { passAccepted } from './accepted-hook.ts';
import type { AfterProcess } from './after-process.ts';
import { askIws } from './ask-iws.ts';
import { modelOfTemplate } from './model-of-template.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import { sendDecision } from './send-decision.ts';
import { templateIn } from './template-in.ts';

/**
 * Keeps the accepted capture's features as the subject's reference, in the place of an earlier one: process →
 * generateTemplateFromImage → store. The picture is not kept.
 */
export const enrol: AfterProcess = async (deps, of, accepted) => {
  const { response, session } = of;
  const question = { image: accepted.picture, qualityMode: 'ENROL' } as const;
  const generated = await askIws(deps, of, (iws, options) =>
    iws.generateTemplate(question, options),
  );
  // The picture is no good reference.
  if (!generated.answered) return sendDecision(response, generated.refusal);
  const { data } = generated.answer;
  const both = { templates: data.templates, encrypted: data.encrypted_templates };
  const text = await templateIn(both, 'IDENTY_TYPE_1', deps.templateKey);
  if (text === null) throw new Error('the answer brings no template');
  const template = Buffer.from(text, 'base64');
  const { subject } = session;
  const { id, enrolledAt } = deps.store.put(subject, template, modelOfTemplate(template));
  void passAccepted(deps.configuration.acceptedHook, subject, accepted, deps.log);
  sendReferenceAnswer(response, 'FEEDBACK_ENROLLED', {
    refid: accepted.refid,
    id,
    enrolledAt: new Date(enrolledAt).toISOString(),
  });
};
