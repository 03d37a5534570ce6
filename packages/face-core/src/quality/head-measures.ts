import type { Point } from '../geometry/space.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { fivePoints, meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';

/** The lengths in which ISO/IEC 29794-5 states where and how large a head is, in pixels of the picture. */
export interface HeadMeasures {
  readonly subjectRightEye: Point<'frame'>;
  readonly subjectLeftEye: Point<'frame'>;
  /** Midway between the middles of the eyes. */
  readonly eyes: Point<'frame'>;
  readonly interEyeDistance: number;
  /** From the middle of the eyes to the chin: the standard's T. */
  readonly eyesToChin: number;
}

/** Measures a head once for all components that ask. */
export function headMeasures(mesh: FaceMesh<'frame'>): HeadMeasures {
  const { subjectRightEye: right, subjectLeftEye: left } = fivePoints(mesh);
  const chin = meshPoint(mesh, MESH.chin);
  const eyes = { x: (right.x + left.x) / 2, y: (right.y + left.y) / 2 };
  return {
    subjectRightEye: right,
    subjectLeftEye: left,
    eyes,
    interEyeDistance: Math.hypot(left.x - right.x, left.y - right.y),
    eyesToChin: Math.hypot(chin.x - eyes.x, chin.y - eyes.y),
  };
}
