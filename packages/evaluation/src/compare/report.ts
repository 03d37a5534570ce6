import { formatRate } from '../plot/axis.ts';
import { detPlot } from '../plot/det-plot.ts';
import { histogramPlot } from '../plot/histogram-plot.ts';
import { type ComparisonSet } from './comparison-set.ts';
import type { ErrorPair } from './det-points.ts';
import type { TransferredRate } from './people-split.ts';
import type { QualityBand } from './quality-breakdown.ts';
import type { RateRow } from './rate-table.ts';
import type { Proportion } from '../statistics/proportion-interval.ts';

/** All that one run of the command found. */
export interface ComparisonReport {
  readonly data: {
    readonly name: string;
    readonly images: number;
    readonly subjects: number;
    readonly acquired: number;
  };
  readonly extractor: string;
  readonly failureToAcquire: Proportion;
  readonly impostorComparisons: number;
  readonly genuineComparisons: number;
  readonly equalErrorRate: number;
  readonly rates: readonly RateRow[];
  /** False non-match rates when each person counts the same, in the order of `rates`. */
  readonly balancedFalseNonMatchRates: readonly number[];
  /** Scores of the highest impostor comparisons: wrong labels stand here. Whose they are is no part of a report. */
  readonly highestImpostors: readonly number[];
  readonly transfer: readonly (readonly TransferredRate[])[];
  readonly quality: readonly QualityBand[];
  /** The false match rates that quality is broken down at. */
  readonly qualityRates: readonly number[];
  readonly command: string;
}

const percent = (rate: number): string => `${(rate * 100).toFixed(2)} %`;
const range = ([low, high]: readonly [number, number]): string =>
  `${(low * 100).toFixed(2)}–${(high * 100).toFixed(2)}`;

/** The report as Markdown; plots are named as `comparisonPlots` names them, after the prefix. */
export function comparisonMarkdown(report: ComparisonReport, prefix = ''): string {
  const { data, failureToAcquire: missed, rates, transfer, quality } = report;
  return [
    `# Comparison of ${data.name}, features: ${report.extractor}`,
    '',
    `${data.images} images of ${data.subjects} people; ${report.impostorComparisons} impostor and ` +
      `${report.genuineComparisons} genuine comparisons. Failure to acquire: ${missed.count} of ` +
      `${missed.total} (${range(missed.interval)} %). Equal error rate ${percent(report.equalErrorRate)}.`,
    '',
    'Intervals: 95 %, by drawing people with replacement; of both halves, where one is measured with the thresholds of the other (failure to acquire: Clopper–Pearson).',
    '',
    `![DET](${prefix}det.svg)`,
    '',
    `![Scores](${prefix}scores.svg)`,
    '',
    '| FMR | threshold | interval | false matches | FNMR | interval | FNMR, people equal |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rates.map((row, i) =>
      line([
        formatRate(row.falseMatchRate),
        `${row.threshold.toFixed(4)}${row.extrapolated ? ' (extrapolated)' : ''}`,
        row.thresholdInterval.map((end) => end.toFixed(3)).join('–'),
        String(row.falseMatches),
        percent(row.falseNonMatchRate),
        range(row.falseNonMatchRateInterval),
        percent(report.balancedFalseNonMatchRates[i] ?? Number.NaN),
      ]),
    ),
    '',
    '## Thresholds of one half of the people on the other half',
    '',
    '| found on | FMR wanted | threshold | FMR on the other half | interval | wanted is inside | FNMR there |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...transfer.flatMap((rows, half) =>
      rows.map((row) =>
        line([
          half === 0 ? 'even' : 'odd',
          formatRate(row.falseMatchRate),
          row.threshold.toFixed(4),
          row.observed.toExponential(2),
          row.observedInterval.map((end) => end.toExponential(2)).join(' – '),
          row.wantedInside ? 'yes' : 'no',
          percent(row.falseNonMatchRate),
        ]),
      ),
    ),
    '',
    '## By the unified quality score of the poorer sample',
    '',
    ...(quality.length === 0 ? ['Not assessed.'] : qualityTable(report)),
    '',
    '## The highest impostor comparisons',
    '',
    ...report.highestImpostors.map((score) => `- ${score.toFixed(3)}`),
    '',
    `Made by \`${report.command}\`.`,
    '',
  ].join('\n');
}

const qualityTable = ({ quality, qualityRates }: ComparisonReport): string[] => [
  `| quality | comparisons | ${qualityRates.map((rate) => `FNMR at ${formatRate(rate)}`).join(' | ')} |`,
  `| --- | --- | ${qualityRates.map(() => '---').join(' | ')} |`,
  ...quality.map((band) =>
    line([
      `${band.from.toFixed(0)}–${band.to.toFixed(0)}`,
      String(band.comparisons),
      ...band.falseNonMatchRates.map(percent),
    ]),
  ),
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The plots of the report by file name. */
export function comparisonPlots(
  set: ComparisonSet,
  points: readonly ErrorPair[],
  { data, rates }: ComparisonReport,
): Record<'det.svg' | 'scores.svg', string> {
  return {
    'det.svg': detPlot({
      title: `Detection error trade-off, ${data.name}`,
      x: { label: 'false match rate', from: 1e-7, to: 1 },
      y: { label: 'false non-match rate', from: 1e-3, to: 1 },
      curves: [
        {
          name: data.name,
          points: points.map((point) => [point.falseMatchRate, point.falseNonMatchRate]),
        },
      ],
      marks: rates.map((row) => ({
        x: row.falseMatchRate,
        y: row.falseNonMatchRate,
        label: percent(row.falseNonMatchRate),
      })),
    }),
    'scores.svg': histogramPlot({
      title: `Comparison scores, ${data.name}`,
      label: 'cosine',
      from: -1,
      to: 1,
      bins: 100,
      series: [
        { name: 'impostor', counts: set.impostors.histogram.subarray(0, -1) },
        { name: 'genuine', scores: set.genuine.scores },
      ],
    }),
  };
}
