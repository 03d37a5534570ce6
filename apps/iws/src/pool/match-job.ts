import { comparisonScore, rateComparison, type FaceFeatures } from '@iws/face-core';
import {
  MATCH_REQUEST,
  matchLevelSatisfies,
  type MatchLevel,
  type MatchRequest,
  type ReachedMatchLevel,
} from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import { matchFormat, type TemplatePlace } from '../stages/match-format.ts';
import { matchLevel } from '../stages/match-level.ts';
import { parseMembers } from '../stages/parse-members.ts';
import type { Members } from '../stages/read-members.ts';

import { validator } from '../stages/validator.ts';
import type { Examiner } from './examiner.ts';
import { featuresOf } from './features-of.ts';
import type { StageTimes } from './jobs.ts';
import { stopwatch } from './stopwatch.ts';

/** What a selfie is compared with: another selfie, or the picture from an identity document. */
export type ComparisonKind = 'selfie' | 'document';

/** Job `match`: two faces of a request that are compared. */
export interface MatchJob {
  readonly members: Members;
  readonly kind: ComparisonKind;
}

/** What a comparison says. */
export interface Comparison {
  /** 0 = same person. */
  readonly score: number;
  /** 0 to 100. */
  readonly similarityScore: number;
  readonly reachedLevel: ReachedMatchLevel;
  /** Whether the level that was asked for is reached. */
  readonly possibleMatch: boolean;
}

export interface MatchFindings extends Comparison {
  /** Which pictures show several faces. */
  readonly multipleFaces: { readonly image: boolean; readonly imageToVerifyAgainst: boolean };
  readonly times: StageTimes;
}

const asMatchRequest = validator<MatchRequest>(MATCH_REQUEST);

const IMAGE: TemplatePlace = { path: '/image', purpose: 'matching' };
const OTHER: TemplatePlace = { path: '/imageToVerifyAgainst', purpose: 'matching' };

/**
 * Parse → decode → detect → features, of both → compare. Features do not leave the worker.
 *
 * @throws ServerRefusal ERROR_INVALID_JSON, ERROR_INVALID_MATCH_LEVEL, ERROR_INVALID_FORMAT,
 * ERROR_INVALID_IMAGE, FEEDBACK_MATCHING_ERROR
 */
export async function matchFaces(
  { members, kind }: MatchJob,
  examiner: Examiner,
): Promise<MatchFindings> {
  const { times, stage } = stopwatch();
  const request = await stage('parse', () => parseMembers(members, asMatchRequest));
  const { image, imageToVerifyAgainst } = request;
  const level = matchLevel(request.level);
  // Both formats before any picture: what the request says of itself is cheap to judge.
  matchFormat(image.format, IMAGE);
  matchFormat(imageToVerifyAgainst.format, OTHER);
  return orMatchingError(async () => {
    const probe = await featuresOf(image, IMAGE, examiner, stage);
    const reference = await featuresOf(imageToVerifyAgainst, OTHER, examiner, stage);
    const comparison = await stage('compare', () =>
      compare(probe.features, reference.features, kind, level, examiner),
    );
    return {
      ...comparison,
      multipleFaces: {
        image: probe.multipleFaces,
        imageToVerifyAgainst: reference.multipleFaces,
      },
      times,
    };
  });
}

/** What the comparison of two faces says, read with the calibration of its kind. */
export function compare(
  probe: FaceFeatures,
  reference: FaceFeatures,
  kind: ComparisonKind,
  level: MatchLevel,
  { comparison }: Pick<Examiner, 'comparison'>,
): Comparison {
  const rated = rateComparison(comparisonScore(probe, reference), comparison[kind]);
  return { ...rated, possibleMatch: matchLevelSatisfies(rated.reachedLevel, level) };
}

/**
 * Does the work of a comparison. Whatever fails in it, other than a refusal of what was sent, is the
 * one error of comparisons.
 *
 * @throws ServerRefusal FEEDBACK_MATCHING_ERROR
 */
export async function orMatchingError<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof ServerRefusal) throw thrown;
    throw new ServerRefusal('FEEDBACK_MATCHING_ERROR', String(thrown), { cause: thrown });
  }
}
