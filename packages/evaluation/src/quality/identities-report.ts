import type { QualityCalibration } from '@iws/face-core';
import { linePlot } from '../plot/line-plot.ts';
import type { Svg } from '../plot/svg.ts';
import { proportion } from '../statistics/proportion-interval.ts';
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
  };
  readonly plot: Svg;
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
  };
  const markdown = [
    `${people} people that the score was not fitted to; comparison threshold ${threshold.toFixed(3)} (FMR 1e-3).`,
    curves('Pictures as they are', figures.asTheyAre),
    curves('With flawed copies', figures.withFlawedCopies),
    flaws(comparisons, scores, threshold),
    distances(comparisons, threshold),
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
  { fitted, mean }: Scores,
  threshold: number,
): string {
  const rows = (['none', ...PROBE_FLAWS] as const).map((flaw) => {
    const own = comparisons.filter(({ probe }) => probe.flaw === flaw);
    const probes = [...new Set(own.map(({ probe }) => probe))];
    const failed = new Set(own.filter(({ score }) => score < threshold).map(({ probe }) => probe));
    const median = (of: QualityOf, group: readonly Probe[]) => {
      const values = group.flatMap((probe) => of(probe) ?? []).sort((a, b) => a - b);
      return values[Math.floor(values.length / 2)]?.toFixed(0) ?? '-';
    };
    const good = probes.filter((probe) => !failed.has(probe));
    const bad = [...failed];
    return (
      `| ${flaw} | ${own.length} | ${counted(own, threshold)} | ${median(fitted, good)} / ${median(fitted, bad)} | ` +
      `${median(mean, good)} / ${median(mean, bad)} |`
    );
  });
  return [
    'Medians of the quality of probes whose comparisons all succeed / of which one fails:',
    '',
    '| flaw of the probe | pairs | fail | fitted score | stated mean |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Upper ends of the bands, pixels. */
const BANDS = [8, 12, 16, 24, 35, Infinity] as const;

/** What the distance between the eyes does to pictures that have no other flaw. */
function distances(comparisons: readonly GenuineComparison[], threshold: number): string {
  const sized = comparisons.filter(
    ({ probe }) => probe.flaw === 'none' || probe.flaw === 'low-resolution',
  );
  const rows = BANDS.map((to, i) => {
    const from = BANDS[i - 1] ?? 0;
    const own = sized.filter(({ probe }) => {
      const pixels = probe.native.interEyeDistance ?? Number.NaN;
      return pixels >= from && pixels < to;
    });
    return `| ${from} to ${to === Infinity ? '' : to} | ${own.length} | ${counted(own, threshold)} |`;
  });
  return [
    'By the distance between the eyes of the probe (as they are, or made smaller):',
    '',
    '| pixels | pairs | fail |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function counted(comparisons: readonly GenuineComparison[], threshold: number): string {
  const failures = comparisons.filter(({ score }) => score < threshold).length;
  const { rate } = proportion(failures, comparisons.length);
  return `${failures}, ${rate === null ? '-' : percent(rate)}`;
}

const percent = (share: number | undefined): string =>
  share === undefined ? '-' : `${(100 * share).toFixed(2)} %`;
