import { FACE_FINDING_VERSION } from '@iws/face-core';
import { CalibrationError } from '@iws/models';

/**
 * Gives back the calibration when it was made with the way this server finds faces, or does not say with which: packs' and operators' from before
 * the version was written.
 *
 * @throws CalibrationError when it was made with another way
 */
export function withSameFaceFinding<T extends { readonly faceFinding?: number }>(
  name: string,
  calibration: T,
): T {
  const { faceFinding } = calibration;
  if (faceFinding === undefined || faceFinding === FACE_FINDING_VERSION) return calibration;
  throw new CalibrationError(
    `${name} was made with version ${faceFinding} of face finding, this is version ${FACE_FINDING_VERSION}: calibrate again`,
  );
}
