import { DEFAULT_PAD_LEVEL } from '@iws/protocol';
import { ATTACK_KINDS, type AttackKind } from '../simulate/attack-kinds.ts';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { balancedWeights, thresholdAtRejectionRate } from '../statistics/weighted-scores.ts';
import type { DisjointScore } from './cross-fit.ts';
import { isBonaFide } from './cue-statistics.ts';
import { NOMINAL_BPCER } from './level-thresholds.ts';

/** APCER of all simulated attacks of a split taken together, at one threshold. */
export interface PooledApcer {
  /** The bona fide source of which the threshold refuses 5 %; `all sources`: of all of them, balanced; `level`: the default level's threshold. */
  readonly threshold: string;
  readonly split: AttackKind['split'];
  readonly accepted: Proportion;
}

export const ALL_SOURCES = 'all sources';

/** Each split's kinds pooled, at each source's own threshold, at that of all sources and at the default level; nothing where nothing is simulated. */
export function pooledApcer(scores: readonly DisjointScore[]): PooledApcer[] {
  const bonaFide = scores.filter(({ sample }) => isBonaFide(sample));
  const sources = [...new Set(bonaFide.map(({ sample }) => sample.source))];
  const rows: { readonly threshold: string; readonly of: (score: DisjointScore) => number }[] = [
    ...sources.map((source) => ({
      threshold: source,
      of: constant(thresholdOf(bonaFide.filter(({ sample }) => sample.source === source))),
    })),
    { threshold: ALL_SOURCES, of: constant(thresholdOf(bonaFide)) },
    { threshold: DEFAULT_PAD_LEVEL, of: ({ thresholds }) => thresholds[DEFAULT_PAD_LEVEL] },
  ];
  return (['held-out', 'fitted'] as const).flatMap((split) => {
    const kinds = ATTACK_KINDS.filter((kind) => kind.split === split).map(({ name }) => name);
    const attacks = scores.filter(({ sample }) => kinds.includes(sample.species ?? ''));
    if (attacks.length === 0) return [];
    return rows.map(({ threshold, of }) => {
      const accepted = attacks.filter((one) => one.score >= of(one)).length;
      return { threshold, split, accepted: proportion(accepted, attacks.length) };
    });
  });
}

const constant = (threshold: number) => () => threshold;

/** The threshold that refuses 5 % of bona fide presentations, sources and people weighing alike. */
function thresholdOf(bonaFide: readonly DisjointScore[]): number {
  const weights = balancedWeights(bonaFide.map(({ sample }) => sample));
  return thresholdAtRejectionRate(
    bonaFide.map(({ score }, i) => ({ score, weight: weights[i] ?? 0 })),
    NOMINAL_BPCER[DEFAULT_PAD_LEVEL],
  );
}
