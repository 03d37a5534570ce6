import type { FaceMesh, Image, Point } from '@iws/face-core';
import type { Colour } from './paint.ts';

/** A face as the generator sees it: places by mesh point, or by eye distances from between the eyes. */
export interface FaceFrame {
  /** A point of the mesh, pixels. */
  point(index: number): Point<'frame'>;
  /** `u` to the picture's right along the eyes, `v` down the face, in units of `unit`; (0, 0) lies between the eyes. */
  at(u: number, v: number): Point<'frame'>;
  /** About the distance between the eyes of the face seen from the front, pixels. */
  readonly unit: number;
  /** How far the line of the eyes is turned clockwise, radians. */
  readonly tilt: number;
  /** Width of a soft edge that looks like the picture's own sharpness, pixels. */
  readonly edge: number;
  /** The person's own skin, as the cheeks and the bridge of the nose have it. */
  readonly skin: Colour;
}

/** Eye corners, then lips, of MediaPipe's canonical face model. */
const EYES = { right: [33, 133], left: [362, 263] } as const;
const LIPS = [13, 14] as const;
const SKIN = [50, 280, 205, 425, 6, 151] as const;

export function faceFrame(mesh: FaceMesh<'frame'>, image: Image): FaceFrame {
  const point = (index: number): Point<'frame'> => {
    const found = mesh.points[index];
    if (!found) throw new RangeError(`the mesh has no point ${index}`);
    return found;
  };
  const right = middle(EYES.right.map(point));
  const left = middle(EYES.left.map(point));
  const origin = middle([right, left]);
  const mouth = middle(LIPS.map(point));
  const across = Math.hypot(left.x - right.x, left.y - right.y);
  // Turned to the side the eyes come closer together; the way down to the mouth stays.
  const unit = Math.max(across, 0.9 * Math.hypot(mouth.x - origin.x, mouth.y - origin.y));
  const tilt = Math.atan2(left.y - right.y, left.x - right.x);
  const cos = Math.cos(tilt) * unit;
  const sin = Math.sin(tilt) * unit;
  return {
    point,
    unit,
    tilt,
    edge: Math.max(1, unit / 40),
    skin: meanColour(image, SKIN.map(point)),
    at: (u, v) => ({ x: origin.x + u * cos - v * sin, y: origin.y + u * sin + v * cos }),
  };
}

/** The middle of several places. */
export function middle(points: readonly Point<'frame'>[]): Point<'frame'> {
  const sum = points.reduce((all, { x, y }) => ({ x: all.x + x, y: all.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** From `a` (0) to `b` (1). */
export const between = (a: Point<'frame'>, b: Point<'frame'>, t: number): Point<'frame'> => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

function meanColour(image: Image, points: readonly Point<'frame'>[]): Colour {
  const { width, height, channels, data } = image;
  const sum: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (const { x, y } of points) {
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    const at = (row * width + column) * channels;
    for (const c of [0, 1, 2] as const) sum[c] += data[at + c] ?? 0;
    count++;
  }
  return count === 0 ? [150, 115, 95] : [sum[0] / count, sum[1] / count, sum[2] / count];
}
