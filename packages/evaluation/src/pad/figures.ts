import { DEFAULT_PAD_LEVEL, PAD_LEVELS, type PadLevel } from '@iws/protocol';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { rejectionRateInterval } from '../statistics/subject-bootstrap.ts';
import {
  balancedWeights,
  thresholdAtRejectionRate,
  weightedRejectionRate,
} from '../statistics/weighted-scores.ts';
import { crossFit, leaveSourceOut, type DisjointScore } from './cross-fit.ts';
import { isBonaFide, isJudged } from './cue-statistics.ts';
import { NOMINAL_BPCER } from './level-thresholds.ts';
import { pooledApcer, type PooledApcer } from './pooled-apcer.ts';
import type { PadSample } from './score-source.ts';

/** A rate with its 95 % interval, both 0..1. */
export interface Rate {
  readonly rate: number;
  readonly interval: readonly [number, number];
  readonly samples: number;
}

/** What a group of samples of one source and species is called. */
export interface Group {
  readonly source: string;
  /** Null: bona fide. */
  readonly species: string | null;
}

export interface PadFigures {
  /** Counts of every group, and how many of it could not be judged. */
  readonly responses: readonly (Group & {
    readonly pictures: number;
    readonly subjects: number;
    readonly nonResponse: Proportion;
  })[];
  /** At each level: BPCER of each bona fide source, APCER of each attack species; people disjoint. */
  readonly levels: readonly {
    readonly level: PadLevel;
    readonly bpcer: readonly (Group & Rate)[];
    readonly apcer: readonly (Group & Rate)[];
    /** The species of the highest APCER. */
    readonly worst: string;
  }[];
  /** APCER at the threshold that refuses 5 % of one source's own bona fide pictures; people disjoint in everything but that threshold. */
  readonly atOwnBpcer: readonly (Group & Rate & { readonly bonaFideSource: string })[];
  /** The default level set by all other sources, met by one that had no part in it. */
  readonly leaveOneOut: readonly {
    readonly source: string;
    /** Null: it has no bona fide pictures, or none is judged. */
    readonly bpcer: Rate | null;
    readonly apcer: readonly (Group & Rate)[];
  }[];
  /** The simulated kinds of each split together. */
  readonly pooled: readonly PooledApcer[];
  readonly scores: readonly DisjointScore[];
}

/**
 * All figures of a set of samples.
 *
 * @param heldOut species that had no part in the calibration
 */
export function padFigures(
  samples: readonly PadSample[],
  heldOut: ReadonlySet<string>,
): PadFigures {
  const scores = crossFit(samples, heldOut);
  const sources = [...new Set(samples.filter(isBonaFide).map(({ source }) => source))];
  return {
    scores,
    pooled: pooledApcer(scores),
    responses: grouped(samples, (sample) => sample).map(([group, members]) => ({
      ...group,
      pictures: members.length,
      subjects: new Set(members.map(({ subject }) => subject)).size,
      nonResponse: proportion(members.filter((sample) => !isJudged(sample)).length, members.length),
    })),
    levels: PAD_LEVELS.map((level) => {
      const threshold = ({ thresholds }: DisjointScore) => thresholds[level];
      const apcer = acceptedByGroup(scores, threshold);
      const worst = apcer.toSorted((a, b) => b.rate - a.rate)[0];
      return {
        level,
        bpcer: sources.map((source) => ({
          source,
          species: null,
          ...rejected(bonaFideOf(scores, source), threshold),
        })),
        apcer,
        worst: worst?.species ?? 'none',
      };
    }),
    atOwnBpcer: sources.flatMap((source) => {
      const own = bonaFideOf(scores, source);
      const weights = balancedWeights(own.map(({ sample }) => sample));
      const threshold = thresholdAtRejectionRate(
        own.map(({ score }, i) => ({ score, weight: weights[i] ?? 0 })),
        NOMINAL_BPCER[DEFAULT_PAD_LEVEL],
      );
      return acceptedByGroup(scores, () => threshold).map((rate) => ({
        ...rate,
        bonaFideSource: source,
      }));
    }),
    leaveOneOut:
      sources.length < 2
        ? []
        : settingSources(samples, heldOut).map((source) => {
            const left = leaveSourceOut(samples, source, heldOut);
            const threshold = ({ thresholds }: DisjointScore) => thresholds[DEFAULT_PAD_LEVEL];
            const bonaFide = bonaFideOf(left, source);
            return {
              source,
              bpcer: bonaFide.length > 0 ? rejected(bonaFide, threshold) : null,
              apcer: acceptedByGroup(left, threshold),
            };
          }),
  };
}

/** The sources that set something. Held-out kinds never do: what else is said of them is said of sources left out. */
const settingSources = (samples: readonly PadSample[], heldOut: ReadonlySet<string>): string[] => [
  ...new Set(
    samples
      .filter(({ species }) => species === null || !heldOut.has(species))
      .map(({ source }) => source),
  ),
];

type Threshold = (score: DisjointScore) => number;

const bonaFideOf = (scores: readonly DisjointScore[], source: string): DisjointScore[] =>
  scores.filter(({ sample }) => isBonaFide(sample) && sample.source === source);

/** BPCER over people, with an interval by resampling them. */
function rejected(scores: readonly DisjointScore[], threshold: Threshold): Rate {
  const weights = balancedWeights(scores.map(({ sample }) => sample));
  // Thresholds differ between folds: what is compared is the distance from each sample's own.
  const margins = scores.map((one, i) => ({
    source: one.sample.source,
    subject: one.sample.subject,
    score: one.score - threshold(one),
    weight: weights[i] ?? 0,
  }));
  return {
    rate: weightedRejectionRate(margins, 0),
    interval: rejectionRateInterval(margins, 0),
    samples: scores.length,
  };
}

/** APCER of each source and species, over pictures. */
function acceptedByGroup(scores: readonly DisjointScore[], threshold: Threshold): (Group & Rate)[] {
  const attacks = scores.filter(({ sample }) => !isBonaFide(sample));
  return grouped(attacks, ({ sample }) => sample).map(([group, members]) => {
    const accepted = members.filter((one) => one.score >= threshold(one)).length;
    const { rate, interval, total } = proportion(accepted, members.length);
    return { ...group, rate: rate ?? 0, interval, samples: total };
  });
}

function grouped<T>(items: readonly T[], of: (item: T) => Group): [Group, T[]][] {
  const key = (item: T) => `${of(item).source}\n${of(item).species ?? ''}`;
  return [...Map.groupBy(items, key).values()].map((members) => {
    const { source, species } = of(members[0]!);
    return [{ source, species }, members];
  });
}
