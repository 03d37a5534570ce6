import type { IcaoCalibration } from '@iws/models';

/**
 * `is_compliant`: the rows of the product guide that can be read (nose, mouth, sides, top, bottom, one face), and for its lost ones that the
 * eyes are fully visible and each eye lies above the limit of nose and mouth.
 */
export const STATED_COMPLIANCE: IcaoCalibration['compliance'] = [
  { field: 'eyes_full_visibility', is: true },
  { field: 'eyeL_visibility', above: 45 },
  { field: 'eyeR_visibility', above: 45 },
  { field: 'nose_visibility', above: 45 },
  { field: 'mouth_visibility', above: 45 },
  { field: 'sideL_visibility', above: 20 },
  { field: 'sideR_visibility', above: 20 },
  { field: 'top_visibility', above: 20 },
  { field: 'bottom_visibility', above: 20 },
  { field: 'multiple_faces', is: false },
];

/** An eye counts as fully visible above the limit that `is_compliant` has for it. */
export const STATED_EYE_VISIBILITY = 45;

/**
 * What templates need beside quality. To be seen, for ENROL: as much of eyes, nose and mouth as `is_compliant` asks for. Between the eyes: 35 pixels are
 * what the recogniser's own input has, from less it is enlarged; who enrols is compared for years and brings some more, though not the 90
 * that portraits of travel documents have.
 */
export const STATED_TEMPLATE_LIMITS = {
  ENROL: { visibilityAbove: 45, interEyeDistanceFrom: 60 },
  VERIFY: { interEyeDistanceFrom: 35 },
} as const;
