import { DEFAULT_PAD_LEVEL } from '@iws/protocol';
import type { Proportion } from '../statistics/proportion-interval.ts';
import { balancedWeights, weightedRejectionRate } from '../statistics/weighted-scores.ts';
import { crossFit, leaveSourceOut } from './cross-fit.ts';
import { isBonaFide } from './cue-statistics.ts';
import { ALL_SOURCES, pooledApcer } from './pooled-apcer.ts';
import type { PadSample } from './score-source.ts';

/** What was tried: the peaks' own weight, up to twice that. */
const TRIED = [1, 1.25, 1.5, 1.75, 2] as const;

/** What one weight of the border does. */
export interface BorderWeightRow {
  readonly borderWeight: number;
  /** APCER of the simulated kinds that may set something, at the threshold that refuses 5 % of all sources' genuine people; people disjoint. */
  readonly fitted: Proportion;
  /** The same of the kinds that may not. */
  readonly heldOut: Proportion;
  /** BPCER of each source at the default level as the other sources set it. */
  readonly leftOut: readonly { readonly source: string; readonly bpcer: number }[];
}

/** A row for each weight; nothing where no attack of both splits is simulated, or there is a single source. */
export function tryBorderWeights(
  samples: readonly PadSample[],
  simulated: ReadonlySet<string>,
): BorderWeightRow[] {
  const sources = [...new Set(samples.filter(isBonaFide).map(({ source }) => source))];
  if (sources.length < 2) return [];
  return TRIED.flatMap((borderWeight) => {
    const pooled = pooledApcer(crossFit(samples, simulated, borderWeight));
    const accepted = (split: 'fitted' | 'held-out') =>
      pooled.find((row) => row.threshold === ALL_SOURCES && row.split === split)?.accepted;
    const [fitted, heldOut] = [accepted('fitted'), accepted('held-out')];
    if (!fitted || !heldOut) return [];
    const leftOut = sources.map((source) => ({
      source,
      bpcer: refusedOf(source, samples, simulated, borderWeight),
    }));
    return [{ borderWeight, fitted, heldOut, leftOut }];
  });
}

function refusedOf(
  source: string,
  samples: readonly PadSample[],
  simulated: ReadonlySet<string>,
  borderWeight: number,
): number {
  const own = leaveSourceOut(samples, source, simulated, borderWeight).filter(({ sample }) =>
    isBonaFide(sample),
  );
  const weights = balancedWeights(own.map(({ sample }) => sample));
  const margins = own.map(({ score, thresholds }, i) => ({
    score: score - thresholds[DEFAULT_PAD_LEVEL],
    weight: weights[i] ?? 0,
  }));
  return weightedRejectionRate(margins, 0);
}
