import { portraitCrop, type FaceMesh, type FaceObservation, type Rect } from '@iws/face-core';
import type { Finding } from '../guidance/finding.ts';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/**
 * Carries an observation of a smaller copy of the camera's picture over to camera pixels, and finds the selfie's rectangle
 * there.
 */
export function cameraFinding(seen: FaceObservation, copy: Extent, camera: Extent): Finding {
  const sx = camera.width / copy.width;
  const sy = camera.height / copy.height;
  const rect = ({ x, y, width, height }: Rect<'frame'>): Rect<'camera'> => ({
    x: x * sx,
    y: y * sy,
    width: width * sx,
    height: height * sy,
  });
  // At camera resolution the camera's picture is itself the frame.
  const mesh: FaceMesh<'frame'> = {
    presence: seen.mesh.presence,
    points: seen.mesh.points.map(({ x, y, z }) => ({ x: x * sx, y: y * sy, z: z * sx })),
  };
  const portrait = portraitCrop(mesh, camera);
  const { x, y, width, height } = portrait.rect;
  return {
    faceCount: seen.faceCount,
    faceBox: rect(seen.faceBox),
    headBox: rect(seen.headBox),
    headPose: seen.headPose,
    eyes: seen.eyes,
    interEyeDistance: seen.interEyeDistance * sx,
    sharpness: seen.sharpness,
    luminanceMean: seen.luminanceMean,
    underExposedShare: seen.underExposedShare,
    overExposedShare: seen.overExposedShare,
    sharedLight: seen.sharedLight,
    portrait: { x, y, width, height },
    wholeHead: portrait.wholeHead,
  };
}
