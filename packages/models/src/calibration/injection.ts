import * as form from '../strict-json.ts';

const share = form.numberIn(0, 1);

const falseAlarms = form.list(
  form.object({
    name: form.text,
    images: form.count,
    subjects: form.count,
    /** Images of which the measure could be taken. */
    measured: form.count,
    alarms: form.count,
    /** Two-sided 95 % interval of alarms / measured (Clopper–Pearson). */
    interval: form.list(share, 2),
  }),
  1,
);

const calibration = form.object({
  kind: form.oneOf('injection'),
  version: form.text,
  provisional: form.flag,
  method: form.text,
  /** A measure above this looks like a picture that was compressed before. */
  doubleCompression: form.object({ above: form.finite, detected: share, falseAlarms }),
  /** A measure below this, in grey levels, looks like no camera. */
  sensorNoise: form.object({ below: form.finite, falseAlarms }),
  createdBy: form.text,
});

/** The limits of the pixel measures of injection detection. */
export type InjectionCalibration = form.ReadBy<typeof calibration>;

/** Reads an injection calibration. Throws `FormError` that names the place where it is not of the form. */
export const readInjectionCalibration: form.Reader<InjectionCalibration> = calibration;
