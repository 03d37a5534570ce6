import type { QualityCalibration } from '@iws/face-core';
import { linePlot } from '../plot/line-plot.ts';
import type { Svg } from '../plot/svg.ts';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { PROBE_FLAWS } from './degrade-probe.ts';
import {
  discardCurve,
  DISCARDED,
  fittedQuality,
  type DiscardCurve,
  type QualityOf,
} from './discard.ts';
import type { Probe } from './gather-probes.ts';
import { genuineComparisons, type GenuineComparison } from './genuine-comparisons.ts';
import { statedMean } from './stated-mean.ts';

/** Error-versus-discard by the fitted score and by the stated mean that it replaced. */
interface TwoCurves {
  readonly fitted: DiscardCurve;
  readonly mean: DiscardCurve;
}

export interface IdentitiesReport {
  readonly markdown: string;
  readonly figures: {
    readonly people: number;
    readonly threshold: number;
    readonly asTheyAre: TwoCurves;
    readonly withFlawedCopies: TwoCurves;
    readonly flaws: readonly FlawFigures[];
    readonly distances: readonly DistanceFigures[];
  };
  readonly plot: Svg;
}

/** How often comparisons of probes with one flaw fail, and what their quality says. */
interface FlawFigures {
  readonly flaw: Probe['flaw'];
  readonly failed: Proportion;
  /** Medians of the quality, 0..100, by the fitted score and by the stated mean. Null: there is no such probe. */
  readonly fitted: Medians;
  readonly mean: Medians;
}

/** Of the probes whose comparisons all succeed, and of those of which one fails. */
interface Medians {
  readonly succeeding: number | null;
  readonly failing: number | null;
}

/** How often comparisons fail of probes whose eyes are that far apart. */
interface DistanceFigures {
  /** Pixels. */
  readonly from: number;
  /** Excluded; null: no limit. */
  readonly to: number | null;
  readonly failed: Proportion;
}

/**
 * Does quality predict which comparisons fail? Error-versus-discard for pictures as they are and for all, by the fitted score
 * and by the stated mean that it replaced; failures and scores by flaw.
 *
 * @param probes of people that the score was not fitted to
 */
export function identitiesReport(
  probes: readonly Probe[],
  quality: QualityCalibration,
  threshold: number,
): IdentitiesReport {
  const comparisons = genuineComparisons(probes);
  const natural = comparisons.filter(({ probe }) => probe.flaw === 'none');
  const people = new Set(probes.map(({ subject }) => subject)).size;
  const scores = { fitted: fittedQuality(quality), mean: statedMean(quality.ramps) };
  const curvesOf = (of: readonly GenuineComparison[]): TwoCurves => ({
    fitted: discardCurve(of, scores.fitted, threshold),
    mean: discardCurve(of, scores.mean, threshold),
  });
  const figures = {
    people,
    threshold,
    asTheyAre: curvesOf(natural),
    withFlawedCopies: curvesOf(comparisons),
    flaws: flaws(comparisons, scores, threshold),
    distances: distances(comparisons, threshold),
  };
  const markdown = [
    `${people} people that the score was not fitted to; comparison threshold ${threshold.toFixed(3)} (FMR 1e-3).`,
    curves('Pictures as they are', figures.asTheyAre),
    curves('With flawed copies', figures.withFlawedCopies),
    flawTable(figures.flaws),
    distanceTable(figures.distances),
  ].join('\n\n');
  return { markdown, figures, plot: discardPlot(figures) };
}

function discardPlot({ asTheyAre, withFlawedCopies }: IdentitiesReport['figures']): Svg {
  const curves = [
    { name: 'with flawed copies, fitted score', points: withFlawedCopies.fitted.curve },
    { name: 'with flawed copies, stated mean', points: withFlawedCopies.mean.curve },
    { name: 'as they are, fitted score', points: asTheyAre.fitted.curve },
    { name: 'as they are, stated mean', points: asTheyAre.mean.curve },
  ];
  const most = Math.max(...curves.flatMap(({ points }) => points.map(([, fnmr]) => fnmr)), 0.01);
  return linePlot({
    title: 'Error versus discard',
    x: { label: 'worst pairs discarded', from: 0, to: 0.3, scale: 'linear' },
    y: { label: 'FNMR of the rest at FMR 1e-3', from: 0, to: 1.05 * most, scale: 'linear' },
    curves,
  });
}

type Scores = Readonly<Record<'fitted' | 'mean', QualityOf>>;

function curves(title: string, { fitted, mean }: TwoCurves): string {
  const rows = DISCARDED.map((discarded, i) => {
    const [own, before] = [fitted.fnmrAfterDiscarding[i], mean.fnmrAfterDiscarding[i]];
    return `| ${100 * discarded} % | ${own?.from.toFixed(1)} | ${percent(own?.fnmr)} | ${percent(before?.fnmr)} |`;
  });
  return [
    `**${title}**: ${fitted.pairs} genuine pairs, ${fitted.failures} fail. Rank correlation of quality and comparison score: ` +
      `${fitted.rankCorrelation.toFixed(2)} (stated mean: ${mean.rankCorrelation.toFixed(2)}).`,
    '',
    '| worst pairs discarded | lowest quality left | FNMR, fitted score | FNMR, stated mean |',
    '| --- | --- | --- | --- |',
    ...rows,
    `| mean over 0 to 30 % | | ${percent(fitted.meanFnmr)} | ${percent(mean.meanFnmr)} |`,
  ].join('\n');
}

function flaws(
  comparisons: readonly GenuineComparison[],
  scores: Scores,
  threshold: number,
): FlawFigures[] {
  return (['none', ...PROBE_FLAWS] as const).map((flaw) => {
    const own = comparisons.filter(({ probe }) => probe.flaw === flaw);
    const probes = [...new Set(own.map(({ probe }) => probe))];
    const failed = new Set(own.filter(({ score }) => score < threshold).map(({ probe }) => probe));
    const medians = (of: QualityOf): Medians => ({
      succeeding: median(
        probes.filter((probe) => !failed.has(probe)).flatMap((one) => of(one) ?? []),
      ),
      failing: median([...failed].flatMap((probe) => of(probe) ?? [])),
    });
    return {
      flaw,
      failed: failures(own, threshold),
      fitted: medians(scores.fitted),
      mean: medians(scores.mean),
    };
  });
}

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

function flawTable(figures: readonly FlawFigures[]): string {
  const both = ({ succeeding, failing }: Medians) =>
    [succeeding, failing].map((value) => value?.toFixed(0) ?? '-').join(' / ');
  const rows = figures.map(
    ({ flaw, failed, fitted, mean }) =>
      `| ${flaw} | ${failed.total} | ${counted(failed)} | ${both(fitted)} | ${both(mean)} |`,
  );
  return [
    'Medians of the quality of probes whose comparisons all succeed / of which one fails:',
    '',
    '| flaw of the probe | pairs | fail | fitted score | stated mean |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Upper ends of the bands, pixels; the last has none. */
const BANDS = [8, 12, 16, 24, 35, null] as const;

/** What the distance between the eyes does to pictures that have no other flaw. */
function distances(
  comparisons: readonly GenuineComparison[],
  threshold: number,
): DistanceFigures[] {
  const sized = comparisons.filter(
    ({ probe }) => probe.flaw === 'none' || probe.flaw === 'low-resolution',
  );
  return BANDS.map((to, i) => {
    const from = BANDS[i - 1] ?? 0;
    const own = sized.filter(({ probe }) => {
      const pixels = probe.native.interEyeDistance ?? Number.NaN;
      return pixels >= from && pixels < (to ?? Infinity);
    });
    return { from, to, failed: failures(own, threshold) };
  });
}

function distanceTable(figures: readonly DistanceFigures[]): string {
  const rows = figures.map(
    ({ from, to, failed }) => `| ${from} to ${to ?? ''} | ${failed.total} | ${counted(failed)} |`,
  );
  return [
    'By the distance between the eyes of the probe (as they are, or made smaller):',
    '',
    '| pixels | pairs | fail |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const failures = (comparisons: readonly GenuineComparison[], threshold: number): Proportion =>
  proportion(comparisons.filter(({ score }) => score < threshold).length, comparisons.length);

const counted = ({ count, rate }: Proportion): string =>
  `${count}, ${rate === null ? '-' : percent(rate)}`;

const percent = (share: number | undefined): string =>
  share === undefined ? '-' : `${(100 * share).toFixed(2)} %`;
