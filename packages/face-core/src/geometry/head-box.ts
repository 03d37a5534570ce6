import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { placeHead } from '../landmarks/head-placement.ts';
import { MESH } from '../landmarks/mesh-indices.ts';
import { boundingRect } from './rect.ts';
import type { Rect } from './space.ts';

/**
 * The skull behind the face as an ellipsoid, in centimetres of the canonical face (x to the picture's right, y down, z away), and the hair
 * around it. Round numbers for adults: 15.5 broad, 19.7 from brow to back, 23.2 from chin to crown; the lower end is the mesh's own chin.
 */
const HAIR = 1.5;
const SKULL = { y: -5, z: 4.5, halfWidth: 7.75, halfHeight: 8.8, halfLength: 9.85 } as const;

/**
 * The upright rectangle around the whole head with its hair, chin to crown and side to side, in pixels of the frame. The mesh ends at the
 * forehead: what lies behind it follows from how the head is turned, since a head that looks down shows more of its crown, and one that looks
 * aside more of its back. Long hair hangs beyond. May leave the frame.
 */
export function headBox(mesh: FaceMesh<'frame'>): Rect<'frame'> {
  const chin = meshPoint(mesh, MESH.chin);
  const { rotation, scale, origin } = placeHead(mesh);
  const [across, down] = rotation;
  const x = origin.x + scale * (across[1] * SKULL.y + across[2] * SKULL.z);
  const y = origin.y + scale * (down[1] * SKULL.y + down[2] * SKULL.z);
  const half = (axis: readonly [number, number, number]) =>
    scale *
    Math.hypot(
      axis[0] * (SKULL.halfWidth + HAIR),
      axis[1] * (SKULL.halfHeight + HAIR),
      axis[2] * (SKULL.halfLength + HAIR),
    );
  const [halfWidth, halfHeight] = [half(across), half(down)];
  return boundingRect<'frame'>([
    { x: x - halfWidth, y: y - halfHeight },
    { x: x + halfWidth, y: y + halfHeight },
    chin,
    meshPoint(mesh, MESH.subjectRightCheek),
    meshPoint(mesh, MESH.subjectLeftCheek),
  ]);
}
