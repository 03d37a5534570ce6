import * as form from '../strict-json.ts';

/** In native units: degrees, shares 0..1. */
const margin = form.numberIn(0, 45);

const calibration = form.object({
  kind: form.oneOf('guidance'),
  version: form.text,
  /** FACE_FINDING_VERSION of @iws/face-core with which it was made. */
  faceFinding: form.count,
  provisional: form.flag,
  method: form.text,
  /** By how much a native value may be worse on the server than in the browser, by the name of the ramp of quality.json. */
  margins: form.object({
    headPoseYaw: margin,
    headPosePitch: margin,
    headPoseRoll: margin,
    sharpness: margin,
    luminanceDark: margin,
    luminanceBright: margin,
    underExposurePrevention: margin,
    overExposurePrevention: margin,
  }),
  /** Of a camera frame, in native units: what is beyond them is told to the person. */
  limits: form.object({
    /** Least share that the light of both cheeks has in common. */
    sharedLight: form.numberIn(0, 1),
  }),
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      /** Frames in which both found the face whole. */
      compared: form.count,
    }),
    1,
  ),
  createdBy: form.text,
});

/** How much stricter than the server guidance in the browser has to be, since the two see other pixels. */
export type GuidanceCalibration = form.ReadBy<typeof calibration>;

/** Reads a guidance calibration. Throws `FormError` that names the place where it is not of the form. */
export const readGuidanceCalibration: form.Reader<GuidanceCalibration> = calibration;
