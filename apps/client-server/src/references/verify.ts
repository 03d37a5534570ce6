import type { AfterProcess } from './after-process.ts';
import { askIws } from './ask-iws.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import { sendDecision } from './send-decision.ts';

/**
 * Compares the accepted capture with the subject's reference: process → matchWithSelfie. With `PROXY_RESULT=decision` the browser
 * is told the decision only: a score would tell an impostor how close they are.
 */
export const verify: AfterProcess = async (deps, of, { refid, picture, format }) => {
  const { response, session } = of;
  const reference = deps.store.get(session.subject);
  if (!reference) return sendReferenceAnswer(response, 'FEEDBACK_NOT_ENROLLED', { refid });
  const template = Buffer.from(reference.template).toString('base64');
  const question = {
    image: { template: picture, format },
    imageToVerifyAgainst: { template, format: 'IDENTY_TYPE_1' },
    level: deps.configuration.verifyLevel,
  };
  const compared = await askIws(deps, of, (iws, options) => iws.matchWithSelfie(question, options));
  if (!compared.answered) return sendDecision(response, compared.refusal);
  const { possibleMatch, similarityScore, matchHighestSecurityLevelReached } = compared.answer;
  // Nobody is verified by something else than a boolean, whoever answered in the place of the IWS.
  if (typeof possibleMatch !== 'boolean') throw new Error('not an answer of an IWS');
  const name = possibleMatch ? 'FEEDBACK_VERIFY_COMPLETED' : 'FEEDBACK_VERIFY_FAILED';
  const scores =
    deps.configuration.result === 'full'
      ? { similarityScore, matchHighestSecurityLevelReached }
      : {};
  sendReferenceAnswer(response, name, { refid, verified: possibleMatch, ...scores });
};
