import type { InjectionCalibration } from '@iws/models';
import type { InjectionEvidence } from './evidence.ts';

/**
 * How far a rule's finding goes: what no camera does is `conclusive`; what some cameras and some people's set-ups do,
 * too, is `suspicious` and counts only together with another.
 */
export type RuleWeight = 'conclusive' | 'suspicious';

/** One reason to take a camera feed for an injected one. */
export interface InjectionRule {
  /** For logs and metrics. */
  readonly name: string;
  readonly weight: RuleWeight;
  /** What speaks against the feed, for the log; null: nothing, or there is nothing to judge. */
  readonly judge: (evidence: InjectionEvidence, limits: InjectionCalibration) => string | null;
}
