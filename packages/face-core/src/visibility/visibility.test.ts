import { describe, expect, it } from 'vitest';
import type { FaceAppearance } from '../comparison/face-appearance.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { MESH_POINTS } from '../landmarks/face-mesh.ts';
import type { Tensor } from '../inference/inference.ts';
import { assessVisibility, regionShares } from './assess-visibility.ts';
import type { FaceRegionName } from './face-visibility.ts';
import { featureCount, pointFeatures } from './point-features.ts';
import { FACE_REGIONS, REGION_POINT_COUNT, REGION_POINTS } from './region-points.ts';
import type { VisibilityHead } from './visibility-head.ts';

/** MediaPipe's mesh is symmetric: these pairs lie opposite to each other. */
const OPPOSITE: readonly [FaceRegionName, FaceRegionName][] = [
  ['subjectRightEye', 'subjectLeftEye'],
  ['subjectRightSide', 'subjectLeftSide'],
];

describe('region points', () => {
  it('are points of the mesh, none in two regions, as many on either side', () => {
    const all = FACE_REGIONS.flatMap((region) => REGION_POINTS[region]);
    expect(all).toHaveLength(REGION_POINT_COUNT);
    expect(new Set(all).size).toBe(REGION_POINT_COUNT);
    expect(Math.max(...all)).toBeLessThan(MESH_POINTS);
    for (const [right, left] of OPPOSITE)
      expect(REGION_POINTS[right]).toHaveLength(REGION_POINTS[left].length);
  });
});

/** A mesh whose points all lie at one place, but one region's at another. */
function meshAt(x: number, y: number, moved?: FaceRegionName, to = { x, y }): FaceMesh<'frame'> {
  const away = new Set(moved ? REGION_POINTS[moved] : []);
  const points = Array.from({ length: MESH_POINTS }, (_, i) => ({
    ...(away.has(i) ? to : { x, y }),
    z: 0,
  }));
  return { points, presence: 1 };
}

/** Four equal channels that rise by one from cell to cell, to the right (`u`) or downwards (`v`). */
function slope(side: number, along: 'u' | 'v'): Tensor {
  const data = Float32Array.from({ length: 4 * side * side }, (_, i) =>
    along === 'u' ? i % side : Math.floor(i / side) % side,
  );
  return { data, dims: [1, 4, side, side] };
}

const appearance = (...maps: Tensor[]): FaceAppearance => ({
  maps,
  toAligned: { a: 2, b: 0, c: 0, d: 2, tx: 0, ty: 0 },
});

describe('pointFeatures', () => {
  it('reads between the cells of every map and repeats the edge', () => {
    const maps = appearance(slope(28, 'u'), slope(14, 'v'));
    expect(featureCount(maps)).toBe(8);
    const read = (x: number, y: number) => [...pointFeatures(meshAt(x, y), maps).slice(0, 8)];
    // The frame's (28, 14) is the aligned picture's (56, 28): cell 14 less half of 28 cells, cell 3.5 less half of 14.
    expect(read(28, 14)).toEqual([13.5, 13.5, 13.5, 13.5, 3, 3, 3, 3]);
    expect(read(-9, 14)).toEqual([0, 0, 0, 0, 3, 3, 3, 3]);
    expect(read(28, 900)).toEqual([13.5, 13.5, 13.5, 13.5, 13, 13, 13, 13]);
  });
});

/** One hidden value: the sum of a point's four features, less the face's mean of them where asked for. */
function head(faceWeight: number, slope = 1, shift = 0): VisibilityHead {
  const region = {
    bias: Float32Array.of(0),
    outputs: Float32Array.of(1, 2, -1),
    outputBias: Float32Array.of(-4, 0, 0),
    slope,
    shift,
  };
  return {
    maps: [{ channels: 4, side: 28 }],
    hidden: 1,
    pointWeights: new Float32Array(4).fill(0.25),
    faceWeights: new Float32Array(4).fill(0.25 * faceWeight),
    regions: Object.fromEntries(FACE_REGIONS.map((name) => [name, region])) as Record<
      FaceRegionName,
      typeof region
    >,
  };
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

describe('regionShares', () => {
  it('is the formula, region by region', () => {
    const maps = appearance(slope(28, 'u'));
    const mesh = meshAt(1, 1, 'mouth', { x: 28, y: 1 });
    const shares = regionShares(pointFeatures(mesh, maps), 4, head(0));
    expect(shares.nose[0]).toBeCloseTo(sigmoid(-4), 6);
    expect(shares.nose[1]).toBeCloseTo(0.5, 6);
    expect(shares.mouth[0]).toBeCloseTo(sigmoid(13.5 - 4), 6);
    expect(shares.mouth[1]).toBeCloseTo(sigmoid(27), 6);
    expect(shares.mouth[2]).toBeCloseTo(sigmoid(-13.5), 6);
  });

  it('brings what is covered to its scale, lenses not', () => {
    const maps = appearance(slope(28, 'u'));
    const mesh = meshAt(1, 1, 'mouth', { x: 28, y: 1 });
    const shares = regionShares(pointFeatures(mesh, maps), 4, head(0, 2, 3));
    expect(shares.nose[0]).toBeCloseTo(sigmoid(-5), 6);
    expect(shares.mouth[0]).toBeCloseTo(sigmoid(22), 6);
    expect(shares.mouth[2]).toBeCloseTo(sigmoid(-13.5), 6);
  });

  it('sees a point against the whole face', () => {
    const maps = appearance(slope(28, 'u'));
    const mean = (13.5 * REGION_POINTS.mouth.length) / REGION_POINT_COUNT;
    const mesh = meshAt(1, 1, 'mouth', { x: 28, y: 1 });
    const shares = regionShares(pointFeatures(mesh, maps), 4, head(-1));
    expect(shares.mouth[0]).toBeCloseTo(sigmoid(13.5 - mean - 4), 5);
    // Below zero the hidden value is cut.
    expect(shares.nose[0]).toBeCloseTo(sigmoid(-4), 6);
  });
});

describe('assessVisibility', () => {
  it('keeps the sides of the subject apart and takes the worse eye as evidence', () => {
    const mesh = meshAt(1, 1, 'subjectLeftEye', { x: 28, y: 1 });
    const found = assessVisibility(mesh, appearance(slope(28, 'u')), head(0));
    expect(found?.subjectLeftEye).toBeCloseTo(100 * (1 - sigmoid(9.5)), 4);
    expect(found?.subjectRightEye).toBeCloseTo(100 * (1 - sigmoid(-4)), 4);
    expect(found?.darkGlasses).toBeCloseTo(sigmoid(27), 6);
    expect(found?.glare).toBeCloseTo(0.5, 6);
  });

  it('judges nothing where the model gives no maps, and refuses maps of another model', () => {
    expect(assessVisibility(meshAt(1, 1), appearance(), head(0))).toBeNull();
    expect(() => assessVisibility(meshAt(1, 1), appearance(slope(14, 'u')), head(0))).toThrow(
      'the head reads maps of 4x28x28, not 4x14x14',
    );
  });
});
