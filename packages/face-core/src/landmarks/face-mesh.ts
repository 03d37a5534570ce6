import type { Point, Point3, Space } from '../geometry/space.ts';

/** Number of points of the face mesh. */
export const MESH_POINTS = 468;

/** The mesh of one face: MESH_POINTS points, x y z each, in the order of MediaPipe's canonical face model. */
export interface FaceMesh<S extends Space> {
  readonly points: readonly Point3<S>[];
  /**
   * How sure the model is that its crop showed a face, 0..1; above 0.5 it did. Of a covered face it may be less: others have seen that one
   * (pipeline/find-covered-face.ts).
   */
  readonly presence: number;
}

/** The middles of both eyes. Left and right are the subject's own, never the picture's. */
export interface EyePair<S extends Space> {
  readonly subjectRightEye: Point<S>;
  readonly subjectLeftEye: Point<S>;
}

/** The five points of alignment. */
export interface FivePoints<S extends Space> extends EyePair<S> {
  readonly noseTip: Point<S>;
  readonly subjectRightMouthCorner: Point<S>;
  readonly subjectLeftMouthCorner: Point<S>;
}
