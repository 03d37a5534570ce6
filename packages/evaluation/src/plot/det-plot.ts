import { formatRate, type Scale } from './axis.ts';
import { linePlot, type Curve, type Mark } from './line-plot.ts';
import type { Svg } from './svg.ts';

export interface DetPlot {
  readonly title: string;
  /** Error along x (false match rate, APCER …) and the range of it that is drawn. */
  readonly x: { readonly label: string; readonly from: number; readonly to: number };
  /** Error along y (false non-match rate, BPCER …). */
  readonly y: { readonly label: string; readonly from: number; readonly to: number };
  /** `log` for comparisons, whose rates span decades; `normal-deviate` for rates of some percent. Default log. */
  readonly scale?: Scale;
  /** Pairs of errors, both 0..1. */
  readonly curves: readonly Curve[];
  readonly marks?: readonly Mark[];
}

/** A detection error trade-off plot (ISO/IEC 19795-1): both errors of each threshold against each other. */
export function detPlot({ x, y, scale = 'log', curves, ...rest }: DetPlot): Svg {
  // An error of 0 has no place on these scales: such points are left out, not drawn at the edge.
  const drawn = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter((point) => point.every((error) => error > 0 && error < 1)),
  }));
  return linePlot({
    ...rest,
    x: { ...x, scale, format: formatRate },
    y: { ...y, scale, format: formatRate },
    curves: drawn,
  });
}
