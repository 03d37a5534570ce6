import * as form from '../strict-json.ts';

/** The native value that becomes 0 and the one that becomes 100; either may be the larger. */
export const ramp: form.Reader<{ zeroAt: number; fullAt: number }> = (value, at) => {
  const read = form.object({ zeroAt: form.finite, fullAt: form.finite })(value, at);
  if (read.zeroAt === read.fullAt) form.fail(at, 'zeroAt and fullAt are equal');
  return read;
};

const value = form.numberIn(0, 100);

const calibration = form.object({
  kind: form.oneOf('quality'),
  version: form.text,
  provisional: form.flag,
  method: form.text,
  ramps: form.object({
    singleFacePresent: ramp,
    headSizeSmall: ramp,
    headSizeLarge: ramp,
    headPoseYaw: ramp,
    headPosePitch: ramp,
    headPoseRoll: ramp,
    eyesOpen: ramp,
    sharpness: ramp,
    luminanceDark: ramp,
    luminanceBright: ramp,
    underExposurePrevention: ramp,
    overExposurePrevention: ramp,
  }),
  /** The lowest value of each component with which a picture passes. */
  passFrom: form.object({
    singleFacePresent: value,
    headSize: value,
    headPoseYaw: value,
    headPosePitch: value,
    headPoseRoll: value,
    eyesOpen: value,
    sharpness: value,
    luminanceMean: value,
    underExposurePrevention: value,
    overExposurePrevention: value,
  }),
  /** The components whose numbers were measured on the sources; the others are stated by `method`. */
  measured: form.list(form.text),
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      assessed: form.count,
    }),
    1,
  ),
  createdBy: form.text,
});

/** The mapping of quality components, in the form that `examineFace` of @iws/face-core takes. */
export type QualityCalibration = form.ReadBy<typeof calibration>;

/** Reads a quality calibration. Throws `FormError` that names the place where it is not of the form. */
export const readQualityCalibration: form.Reader<QualityCalibration> = calibration;
