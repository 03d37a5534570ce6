import { linePlot } from '../plot/line-plot.ts';
import type { Svg } from '../plot/svg.ts';
import { rocCurve, type JudgedSample } from './region-errors.ts';

/** One of each pair of sides: with the others the lines could not be told apart. */
const SHOWN = ['subjectRightEye', 'nose', 'mouth', 'top', 'bottom', 'subjectRightSide'] as const;

/** The ROC curves of six regions. */
export const rocPlot = (samples: readonly JudgedSample[]): Svg =>
  linePlot({
    title: 'Visibility of regions: ROC',
    x: { label: 'visible regions at or below the limit', from: 0, to: 0.1, scale: 'linear' },
    y: { label: 'covered regions at or below the limit', from: 0.5, to: 1, scale: 'linear' },
    curves: SHOWN.map((name) => ({ name, points: rocCurve(samples, name) })),
  });
