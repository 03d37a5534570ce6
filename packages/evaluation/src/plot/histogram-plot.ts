import { linePlot } from './line-plot.ts';
import type { Svg } from './svg.ts';

/** Scores of one class, or their counts in bins of equal width from `from` to `to` of the plot. */
export interface HistogramSeries {
  readonly name: string;
  readonly scores?: Iterable<number>;
  readonly counts?: ArrayLike<number>;
}

export interface HistogramPlot {
  readonly title: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Bins drawn. Default 60. */
  readonly bins?: number;
  readonly series: readonly HistogramSeries[];
}

/** Score histograms over each other, each as its share of the class in a bin: classes of different size can be compared. */
export function histogramPlot({ title, label, from, to, bins = 60, series }: HistogramPlot): Svg {
  const shares = series.map((one) => ({ name: one.name, heights: sharesOf(one, from, to, bins) }));
  const highest = Math.max(...shares.flatMap(({ heights }) => heights), 1e-9);
  const width = (to - from) / bins;
  return linePlot({
    title,
    x: { label, scale: 'linear', from, to },
    y: {
      label: 'share in a bin',
      scale: 'linear',
      from: 0,
      to: highest * 1.08,
      format: (share) => `${Number((share * 100).toPrecision(3))} %`,
    },
    curves: shares.map(({ name, heights }) => ({
      name,
      filled: true,
      points: heights.flatMap((share, i): [number, number][] => [
        [from + i * width, share],
        [from + (i + 1) * width, share],
      ]),
    })),
  });
}

function sharesOf({ scores, counts }: HistogramSeries, from: number, to: number, bins: number) {
  const heights = new Array<number>(bins).fill(0);
  let total = 0;
  const add = (at: number, count: number) => {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(at * bins)));
    heights[bin] = (heights[bin] ?? 0) + count;
    total += count;
  };
  for (const score of scores ?? []) add((score - from) / (to - from), 1);
  if (counts)
    for (let i = 0; i < counts.length; i++) add((i + 0.5) / counts.length, counts[i] ?? 0);
  return heights.map((height) => (total === 0 ? 0 : height / total));
}
