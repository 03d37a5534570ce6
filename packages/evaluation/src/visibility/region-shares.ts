import { FACE_REGIONS, REGION_POINTS, type FaceMesh, type Point } from '@iws/face-core';
import type { CoverMaps } from '../occlusion/layer.ts';
import { REGION_OUTLINES } from '../occlusion/region-outlines.ts';
import { polygon } from '../occlusion/shape.ts';

/** The maps in the order of COVER_KINDS. */
const mapsOf = ({ covered, darkLens, glare }: CoverMaps) => [covered, darkLens, glare] as const;

/**
 * The share of each region's area that is covered, by anything and by each kind of its own: what a head has to say.
 *
 * @param mesh of the face before it was covered
 * @returns [regions in the order of FACE_REGIONS][COVER_KINDS], 0..1, row by row
 */
export function coveredShares(mesh: FaceMesh<'frame'>, cover: CoverMaps): Float32Array {
  const maps = mapsOf(cover);
  const shares = new Float32Array(FACE_REGIONS.length * maps.length);
  FACE_REGIONS.forEach((region, r) => {
    const outline = REGION_OUTLINES[region].flatMap((index) => mesh.points[index] ?? []);
    const shape = polygon(outline, 1);
    let area = 0;
    const sums = [0, 0, 0];
    for (let y = Math.max(0, Math.floor(shape.top)); y < Math.min(cover.height, shape.bottom); y++)
      for (
        let x = Math.max(0, Math.floor(shape.left));
        x < Math.min(cover.width, shape.right);
        x++
      ) {
        const weight = shape.coverage(x + 0.5, y + 0.5);
        if (weight === 0) continue;
        area += weight;
        maps.forEach((map, kind) => {
          sums[kind] = (sums[kind] ?? 0) + weight * (map[y * cover.width + x] ?? 0);
        });
      }
    sums.forEach((sum, kind) => {
      shares[r * maps.length + kind] = area > 0 ? sum / area : 0;
    });
  });
  return shares;
}

/**
 * The same at each point of each region, as the mesh of the covered picture places them: the mean of the nine pixels around.
 *
 * @param toOriginal leads from the covered picture to the one that the maps are of
 * @returns [points in the order of FACE_REGIONS and REGION_POINTS][COVER_KINDS], 0..1, row by row
 */
export function coveredPoints(
  mesh: FaceMesh<'frame'>,
  cover: CoverMaps,
  toOriginal: (point: Point<'frame'>) => Point<'frame'>,
): Float32Array {
  const maps = mapsOf(cover);
  const values: number[] = [];
  for (const region of FACE_REGIONS)
    for (const index of REGION_POINTS[region]) {
      const point = mesh.points[index];
      if (!point) throw new RangeError(`the mesh has no point ${index}`);
      const { x, y } = toOriginal(point);
      for (const map of maps) values.push(meanAround(map, cover, x, y));
    }
  return Float32Array.from(values);
}

function meanAround(map: Float32Array, { width, height }: CoverMaps, x: number, y: number): number {
  let sum = 0;
  let count = 0;
  for (let row = Math.floor(y) - 1; row <= Math.floor(y) + 1; row++)
    for (let column = Math.floor(x) - 1; column <= Math.floor(x) + 1; column++) {
      if (row < 0 || column < 0 || row >= height || column >= width) continue;
      sum += map[row * width + column] ?? 0;
      count++;
    }
  return count === 0 ? 0 : sum / count;
}
