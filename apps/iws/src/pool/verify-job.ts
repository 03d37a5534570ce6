import { encodeWith, recogniserOf } from '@iws/face-core';
import type { MatchLevel, MatchTemplate } from '@iws/protocol';
import { PICTURE_ID } from '../stages/match-format.ts';
import { examineAndConclude } from './examine-job.ts';
import type { Examiner } from './examiner.ts';
import { featuresOf } from './features-of.ts';
import type { ExamineAnswer, ExamineRequest, PadFindings } from './jobs.ts';
import { compare, orMatchingError, type Comparison } from './match-job.ts';

/** Job `verify`: an opened capture, and the picture of a document that it is compared with. */
export interface VerifyJob extends ExamineRequest {
  readonly picture: MatchTemplate;
  readonly level: MatchLevel;
}

/** A capture that reached the required level, compared. */
export interface Compared extends PadFindings {
  readonly outcome: 'compared';
  readonly comparison: Comparison;
  /** Whether the capture shows several faces; the most prominent one was compared. */
  readonly multipleFaces: boolean;
}

/**
 * Liveness first: only a capture that reached the required level is compared, and the picture of the
 * document is not looked at before.
 *
 * @throws ServerRefusal ERROR_INVALID_FORMAT, ERROR_INVALID_IMAGE, FEEDBACK_MATCHING_ERROR
 */
export const verifyCapture = (
  job: VerifyJob,
  examiner: Examiner,
): Promise<ExamineAnswer<Compared>> =>
  examineAndConclude(job, examiner, ({ face, image, reachedLevel, spoofScore }, stage) =>
    orMatchingError(async () => {
      const { features: probe } = await stage('features', () =>
        encodeWith(image, face.mesh, recogniserOf(examiner.models)),
      );
      const { features } = await featuresOf(job.picture, PICTURE_ID, examiner, stage);
      const comparison = await stage('compare', () =>
        compare(probe, features, 'document', job.level, examiner),
      );
      const multipleFaces = face.faceCount > 1;
      return { outcome: 'compared', comparison, multipleFaces, reachedLevel, spoofScore };
    }),
  );
