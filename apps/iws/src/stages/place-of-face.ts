import type { ExaminedFace } from '@iws/face-core';
import type { FacePlace } from '@iws/protocol';

/** Where the face was found in the primary picture, to a tenth of a pixel. */
export function placeOfFace({
  detection,
  mesh,
}: Pick<ExaminedFace, 'detection' | 'mesh'>): FacePlace {
  const { x, y, width, height } = detection.box;
  return {
    box: { x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height) },
    landmarks: mesh.points.map((point) => [tenths(point.x), tenths(point.y)]),
  };
}

const tenths = (pixels: number): number => Math.round(pixels * 10) / 10;
