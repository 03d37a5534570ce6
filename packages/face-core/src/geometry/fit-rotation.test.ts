import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { fitRotation, type Rotation } from './fit-rotation.ts';

type Row = readonly [number, number, number];

const apply = (rotation: Rotation, [x, y, z]: Row): Row => {
  const [a, b, c] = rotation.map(([p, q, r]) => p * x + q * y + r * z);
  return [a!, b!, c!];
};

/** About an axis by an angle (Rodrigues). */
function about([x, y, z]: Row, angle: number): Rotation {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const t = 1 - c;
  return [
    [c + t * x * x, t * x * y - s * z, t * x * z + s * y],
    [t * x * y + s * z, c + t * y * y, t * y * z - s * x],
    [t * x * z - s * y, t * y * z + s * x, c + t * z * z],
  ];
}

const BODY: readonly Row[] = [
  [0, 0, 0],
  [3, 0, 1],
  [0, 5, -1],
  [-2, 1, 4],
  [1, -4, 2],
];
const flat = (points: readonly Row[]): Float64Array => Float64Array.from(points.flat());
const evenly = (points: readonly Row[]) => new Float64Array(points.length).fill(1);
const coordinate = realNumber(-10, 10);

describe('fitRotation', () => {
  it('finds the rotation of a body that was turned, moved and enlarged', () => {
    const axes = fc
      .tuple(coordinate, coordinate, coordinate)
      .filter((axis) => Math.hypot(...axis) > 0.1);
    const angles = realNumber(-3.1, 3.1);
    fc.assert(
      fc.property(axes, angles, coordinate, coordinate, (axis, angle, move, grow) => {
        const length = Math.hypot(...axis);
        const turned = about([axis[0] / length, axis[1] / length, axis[2] / length], angle);
        const scale = 1 + Math.abs(grow);
        const to = BODY.map((from): Row => {
          const [x, y, z] = apply(turned, from);
          return [scale * x + move, scale * y - move, scale * z];
        });
        const weights = Float64Array.from(BODY, (_, i) => 1 + i);
        fitRotation(flat(BODY), flat(to), weights)
          .flat()
          .forEach((part, i) => expect(part).toBeCloseTo(turned.flat()[i] ?? 9, 8));
      }),
    );
  });

  it('never answers with a mirror image', () => {
    const mirrored = BODY.map(([x, y, z]): Row => [-x, y, z]);
    const rotation = fitRotation(flat(BODY), flat(mirrored), evenly(BODY));
    const [[a, b, c], [d, e, f], [g, h, i]] = rotation;
    expect(a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)).toBeCloseTo(1, 9);
  });

  it('lets points count by their weight', () => {
    const from = flat([...BODY, [9, 0, 0]]);
    const to = flat([...BODY, [0, 9, 0]]);
    const still = fitRotation(from, to, Float64Array.of(...evenly(BODY), 0));
    expect(still[0][0]).toBeCloseTo(1, 9);
    expect(() => fitRotation(from, to, new Float64Array(BODY.length + 1))).toThrow(RangeError);
  });
});
