import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';
import { boundingRect } from './rect.ts';
import type { Point, Rect } from './space.ts';

/** Chin to crown with hair, as a multiple of chin to forehead (adults: skull about 1.24, hair the rest). */
const HEIGHT = 1.35;
/** Ear to ear with hair, as a multiple of cheek to cheek. */
const WIDTH = 1.3;

/**
 * The upright rectangle around the whole head, chin to crown and ear to ear, in pixels of the frame. The mesh ends at the
 * forehead: crown and ears are estimated from its extent along the face's own axes. May leave the frame.
 */
export function headBox(mesh: FaceMesh<'frame'>): Rect<'frame'> {
  const chin = meshPoint(mesh, MESH.chin);
  const forehead = meshPoint(mesh, MESH.foreheadTop);
  const right = meshPoint(mesh, MESH.subjectRightCheek);
  const left = meshPoint(mesh, MESH.subjectLeftCheek);
  const crown = along(chin, forehead, HEIGHT);
  // A head that is turned shows less of the distance between the cheeks, but hardly less of its width.
  const breadth = Math.max(
    Math.hypot(left.x - right.x, left.y - right.y),
    0.75 * Math.hypot(forehead.x - chin.x, forehead.y - chin.y),
  );
  const half = (breadth * WIDTH) / 2;
  const length = Math.hypot(crown.x - chin.x, crown.y - chin.y);
  if (!(length > 0)) return boundingRect<'frame'>([right, left, chin]);
  // Across the line from chin to crown.
  const acrossX = ((chin.y - crown.y) / length) * half;
  const acrossY = ((crown.x - chin.x) / length) * half;
  const side = (from: Point<'frame'>, sign: number): Point<'frame'> => ({
    x: from.x + sign * acrossX,
    y: from.y + sign * acrossY,
  });
  return boundingRect<'frame'>([side(crown, -1), side(crown, 1), side(chin, -1), side(chin, 1)]);
}

function along(from: Point<'frame'>, to: Point<'frame'>, factor: number): Point<'frame'> {
  return { x: from.x + (to.x - from.x) * factor, y: from.y + (to.y - from.y) * factor };
}
