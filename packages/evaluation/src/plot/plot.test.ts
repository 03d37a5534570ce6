import { describe, expect, it } from 'vitest';
import { formatRate, normalQuantile, placeOn, ticksOf, type Axis } from './axis.ts';
import { detPlot } from './det-plot.ts';
import { histogramPlot } from './histogram-plot.ts';

const axis = (scale: Axis['scale'], from: number, to: number): Axis => ({
  label: 'x',
  scale,
  from,
  to,
});

describe('axes', () => {
  it('place values between their ends', () => {
    expect(placeOn(axis('linear', 2, 6), 3)).toBe(0.25);
    expect(placeOn(axis('log', 1e-6, 1), 1e-3)).toBeCloseTo(0.5, 12);
    expect(placeOn(axis('normal-deviate', 0.01, 0.99), 0.5)).toBeCloseTo(0.5, 9);
    expect(placeOn(axis('log', 1e-6, 1), 0)).toBe(0);
    expect(placeOn(axis('linear', 0, 1), 7)).toBe(1);
  });

  it('know the quantiles of the normal distribution', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 7);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 7);
  });

  it('have round ticks', () => {
    expect(ticksOf(axis('linear', 0, 1))).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticksOf(axis('linear', -0.25, 0.33))).toEqual([-0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    expect(ticksOf(axis('log', 1e-6, 1e-2))).toEqual([1e-6, 1e-5, 1e-4, 1e-3, 1e-2]);
    expect(formatRate(0.05)).toBe('5 %');
    expect(formatRate(0.001)).toBe('0.1 %');
    expect(formatRate(1e-5)).toBe('1e-5');
  });
});

describe('detPlot', () => {
  const plot = detPlot({
    title: 'a <DET> & more',
    x: { label: 'FMR', from: 1e-4, to: 1 },
    y: { label: 'FNMR', from: 1e-2, to: 1 },
    curves: [
      {
        name: 'one',
        points: [
          [0, 1],
          [1e-4, 0.1],
          [1e-2, 1e-2],
        ],
      },
    ],
    marks: [{ x: 1e-4, y: 0.1, label: 'here' }],
  });

  it('draws curves to scale and leaves out errors of 0', () => {
    // The plotting area is 620 wide from 76 and 350 high from 44.
    expect(plot).toContain('d="M 76 219 L 386 394"');
    expect(plot).toContain('<circle cx="76" cy="219"');
  });

  it('is one well-formed document', () => {
    expect(plot).toContain('a &#60;DET&#62; &#38; more');
    const opened = plot.match(/<[a-z]+[^>]*[^/]>/g)?.length;
    expect(plot.match(/<\/[a-z]+>/g)?.length).toBe(opened);
    expect(plot).not.toContain('NaN');
  });
});

describe('histogramPlot', () => {
  it('shows shares of each class, from scores or from counts', () => {
    const plot = histogramPlot({
      title: 'scores',
      label: 'score',
      from: 0,
      to: 1,
      bins: 2,
      series: [
        { name: 'few', scores: [0.1, 0.2, 0.3, 0.9] },
        { name: 'many', counts: [0, 100, 50, 50] },
      ],
    });
    // Heights 3/4 and 1/4 against 1/2 and 1/2; the axis ends at 0.81.
    const height = (share: number) => String(Math.round((394 - (350 * share) / 0.81) * 100) / 100);
    expect(plot).toContain(
      `M 76 ${height(0.75)} L 386 ${height(0.75)} L 386 ${height(0.25)} L 696 ${height(0.25)}`,
    );
    expect(plot).toContain(`M 76 ${height(0.5)} L 386 ${height(0.5)}`);
  });
});
