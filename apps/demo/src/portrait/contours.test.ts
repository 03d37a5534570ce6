import { contourPath, cornersPath, dotsPath } from './contours';

const points = Array.from({ length: 468 }, (_, index): [number, number] => [index, index / 2]);

describe('what is drawn over a picture', () => {
  it('draws nine lines through points of the mesh, five of them closed', () => {
    const path = contourPath(points);
    expect(path.match(/M/g)).toHaveLength(9);
    expect(path.match(/Z/g)).toHaveLength(5);
    expect(path.startsWith('M10 5L338 169')).toBe(true);
    expect(path).not.toContain('undefined');
  });

  it('draws a dot for each point', () => {
    expect(dotsPath(points).match(/h0/g)).toHaveLength(468);
  });

  it('draws the corners of the box', () => {
    expect(cornersPath({ x: 10, y: 20, width: 60, height: 90 })).toBe(
      'M10 30V20H20M60 20H70V30M70 100V110H60M20 110H10V100',
    );
  });
});
