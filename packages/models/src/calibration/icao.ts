import * as form from '../strict-json.ts';
import { ramp } from './quality.ts';

const MEASURED = form.oneOf(
  'background_continuity',
  'illumination_uniformity',
  'over_exposure',
  'under_exposure',
  'nose_visibility',
  'mouth_visibility',
  'top_visibility',
  'bottom_visibility',
  'eyeL_visibility',
  'eyeR_visibility',
  'sideL_visibility',
  'sideR_visibility',
);
const FLAGS = form.oneOf('multiple_faces', 'eyes_full_visibility');

const percentage = form.numberIn(0, 100);

const rule = form.either(
  form.either(
    form.object({ field: MEASURED, above: percentage }),
    form.object({ field: MEASURED, below: percentage }),
  ),
  form.object({ field: FLAGS, is: form.flag }),
);

const templateLimits = {
  /** Pixels between the middles of the eyes. */
  interEyeDistanceFrom: form.numberIn(0, 1000),
  /** Unified quality score. */
  qualityFrom: percentage,
};

const calibration = form.object({
  kind: form.oneOf('icao'),
  version: form.text,
  /** FACE_FINDING_VERSION of @iws/face-core with which it was made. */
  faceFinding: form.count,
  provisional: form.flag,
  method: form.text,
  /** What becomes 0 and 100 of the native value. */
  backgroundUniformity: ramp,
  /** The table of `is_compliant`: every row has to hold. */
  compliance: form.list(rule, 1),
  /** Visibility that each eye has to be above to count as fully visible. */
  eyeVisibilityAbove: percentage,
  /** What pictures must be like that become templates. */
  templateModes: form.object({
    ENROL: form.object({
      /** Visibility that eyes, nose and mouth have to be above. */
      visibilityAbove: percentage,
      ...templateLimits,
    }),
    VERIFY: form.object(templateLimits),
  }),
  /** The numbers that were measured on the sources; the others are stated by `method`. */
  measured: form.list(form.text),
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      /** Pictures that show enough of a background. */
      assessed: form.count,
    }),
    1,
  ),
  /** Genuine pairs that the qualities come from. */
  pairs: form.count,
  createdBy: form.text,
});

/** What `icao_data` is judged by, but for the limits for lenses; an operator may set another table. */
export type IcaoCalibration = form.ReadBy<typeof calibration>;

/** Reads an ICAO calibration. Throws `FormError` that names the place where it is not of the form. */
export const readIcaoCalibration: form.Reader<IcaoCalibration> = calibration;
