import { arcPath, arcPoint, stepPaths, wedgePath } from './arc';

describe('the arc of a gauge', () => {
  it('begins below left, passes the top and ends below right', () => {
    expect(arcPoint(0, 50)).toEqual({ x: 24.64, y: 95.36 });
    expect(arcPoint(0.5, 50)).toEqual({ x: 60, y: 10 });
    expect(arcPoint(1, 50)).toEqual({ x: 95.36, y: 95.36 });
  });

  it('takes the long way round where more than half of the circle is meant', () => {
    expect(arcPath(0, 1, 50)).toBe('M24.64 95.36A50 50 0 1 1 95.36 95.36');
    expect(arcPath(0, 0.5, 50)).toContain(' 0 0 1 60 10');
  });

  it('has as many steps as asked for, apart from each other', () => {
    const steps = stepPaths(8, 50);
    expect(steps).toHaveLength(8);
    expect(new Set(steps).size).toBe(8);
    expect(steps[0]?.startsWith('M24.64 95.36')).toBe(true);
    expect(steps[7]?.endsWith('95.36 95.36')).toBe(true);
  });

  it('points at a fraction from outside', () => {
    expect(wedgePath(0.5, 52)).toMatch(/^M60 8L/);
  });
});
