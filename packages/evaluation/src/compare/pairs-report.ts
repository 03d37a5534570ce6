import { table } from '../plot/markdown.ts';
import { formatProportion } from '../plot/proportion.ts';
import type { Proportion } from '../statistics/proportion-interval.ts';
import type { ComparisonReport } from './report.ts';
import type { FoldAccuracy } from './ten-folds.ts';

/** All that one run of the command with `--pairs` found: pairs.json. */
export interface PairsReport {
  readonly data: Omit<ComparisonReport['data'], 'subjects'>;
  readonly extractor: string;
  /** Of the images of the data folder. */
  readonly failureToAcquire: Proportion;
  readonly pairs: number;
  /** So many of them show one person, the others two. */
  readonly onePerson: number;
  /** Pairs with an image in which no face was acquired: they count as "not the same person". */
  readonly withoutScore: Proportion;
  readonly accuracy: FoldAccuracy;
  readonly command: string;
}

export function pairsMarkdown({ accuracy, ...report }: PairsReport): string {
  const { data, failureToAcquire, pairs, onePerson, withoutScore } = report;
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  return [
    `# Labelled pairs of ${data.name}, features: ${report.extractor}`,
    '',
    `${data.images} images; failure to acquire: ${formatProportion(failureToAcquire)}.`,
    `${pairs} pairs, ${onePerson} of them of one person; without a score: ${formatProportion(withoutScore)}.`,
    '',
    `Accuracy ${percent(accuracy.mean)}, standard deviation over ${accuracy.folds.length} folds ${percent(accuracy.deviation)}. ` +
      `Right decisions: ${formatProportion(accuracy.overall)}.`,
    '',
    'Intervals: 95 %, Clopper–Pearson over pairs; pairs that share images or people make them too narrow.',
    'Each fold is judged with the threshold that is best on the others.',
    '',
    table(
      ['fold', 'threshold', 'right decisions'],
      accuracy.folds.map((fold, i) => [
        String(i + 1),
        fold.threshold.toFixed(3),
        formatProportion(fold.accuracy),
      ]),
    ),
    '',
    `Made by \`${report.command}\`.`,
    '',
  ].join('\n');
}
