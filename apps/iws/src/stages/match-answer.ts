import type { MatchResult, MatchWithPictureIdAnswer, MatchWithSelfieAnswer } from '@iws/protocol';
import type { Comparison, MatchFindings } from '../pool/match-job.ts';
import type { Answer } from './report.ts';

/** The members that every comparison answers. */
export const matchResult = (
  { score, similarityScore, possibleMatch, reachedLevel }: Comparison,
  multipleFacesImage: boolean,
  refid: string,
): MatchResult => ({
  refid,
  code: 200,
  feedbackCode: 'FEEDBACK_MATCHED',
  score,
  similarityScore,
  possibleMatch,
  multipleFacesImage,
  matchHighestSecurityLevelReached: reachedLevel,
});

/** An answer with a comparison, and what the log knows of it. */
export const matchAnswer = (body: MatchResult): Answer => {
  const { feedbackCode, possibleMatch, matchHighestSecurityLevelReached } = body;
  return {
    status: 200,
    body,
    name: feedbackCode,
    facts: { reached: matchHighestSecurityLevelReached, possibleMatch },
  };
};

/** Puts the comparison of two selfies into the words of its endpoint. */
export function selfieAnswer(findings: MatchFindings, refid: string): Answer {
  const { image, imageToVerifyAgainst } = findings.multipleFaces;
  const body: MatchWithSelfieAnswer = {
    ...matchResult(findings, image, refid),
    multipleFacesImageToVerifyAgainst: imageToVerifyAgainst,
  };
  return matchAnswer(body);
}

/** Puts the comparison with the picture of a document into the words of its endpoint. */
export function pictureIdAnswer(findings: MatchFindings, refid: string): Answer {
  const body: MatchWithPictureIdAnswer = matchResult(findings, findings.multipleFaces.image, refid);
  return matchAnswer(body);
}
