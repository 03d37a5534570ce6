import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { INNER_LIPS } from '../landmarks/mesh-indices.ts';
import { component } from './component-value.ts';
import type { HeadMeasures } from './head-measures.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * mouthClosed (ISO/IEC 29794-5): native value is the widest gap between the inner rims of the lips as a share of the distance between the
 * eyes and the chin; 0 for lips that touch.
 */
export function mouthClosed(
  mesh: FaceMesh<'frame'>,
  { eyesToChin }: HeadMeasures,
  ramp: Ramp,
): QualityComponent {
  const gaps = INNER_LIPS.map(([upper, lower]) => {
    const [above, below] = [meshPoint(mesh, upper), meshPoint(mesh, lower)];
    return Math.hypot(below.x - above.x, below.y - above.y);
  });
  return component(Math.max(...gaps) / eyesToChin, ramp);
}
