import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { fivePoints, meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * headSize (ISO/IEC 29794-5): native value is the distance between the middle of the eyes and the chin as a share of the
 * picture's height. It can be too small and too large: the lower value of two ramps counts.
 */
export function headSize(
  mesh: FaceMesh<'frame'>,
  pictureHeight: number,
  small: Ramp,
  large: Ramp,
): QualityComponent {
  const { subjectRightEye: right, subjectLeftEye: left } = fivePoints(mesh);
  const chin = meshPoint(mesh, MESH.chin);
  const distance = Math.hypot(chin.x - (right.x + left.x) / 2, chin.y - (right.y + left.y) / 2);
  return component(distance / pictureHeight, small, large);
}
