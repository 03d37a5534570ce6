import type { FaceRegionName } from '@iws/face-core';

/** A visibility at or below it fails the default table of ICAO limits (the server's configuration may say otherwise). */
export const REGION_LIMITS: Readonly<Record<FaceRegionName, number>> = {
  subjectRightEye: 45,
  subjectLeftEye: 45,
  nose: 45,
  mouth: 45,
  top: 20,
  bottom: 20,
  subjectRightSide: 20,
  subjectLeftSide: 20,
};
