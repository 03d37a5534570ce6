import { acceptedPicture } from './accepted-picture.ts';
import { askIws } from './ask-iws.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import type { AfterProcess } from './reference-routes.ts';
import { sendDecision } from './send-decision.ts';

/**
 * Compares the accepted capture with the subject's reference: process → matchWithSelfie. With `PROXY_RESULT=decision` the browser
 * is told the decision only: a score would tell an impostor how close they are.
 */
export const verify: AfterProcess = async (deps, { session, request, response }, processed) => {
  const accepted = acceptedPicture(processed);
  if (!accepted) return sendDecision(response, processed);
  const { refid } = accepted;
  const reference = deps.store.get(session.subject);
  if (!reference) return sendReferenceAnswer(response, 'FEEDBACK_NOT_ENROLLED', { refid });
  const template = Buffer.from(reference.template).toString('base64');
  const question = {
    image: { template: accepted.picture, format: accepted.format },
    imageToVerifyAgainst: { template, format: 'IDENTY_TYPE_1' },
    level: deps.configuration.verifyLevel,
  };
  const compared = await askIws(deps, 'matchWithSelfie', question, request.headers);
  if (compared.status !== 200) return sendDecision(response, compared);
  const { possibleMatch, similarityScore, matchHighestSecurityLevelReached } = compared.body;
  if (typeof possibleMatch !== 'boolean') throw new Error('not an answer of an IWS');
  const name = possibleMatch ? 'FEEDBACK_VERIFY_COMPLETED' : 'FEEDBACK_VERIFY_FAILED';
  const scores =
    deps.configuration.result === 'full'
      ? { similarityScore, matchHighestSecurityLevelReached }
      : {};
  sendReferenceAnswer(response, name, { refid, verified: possibleMatch, ...scores });
};
