import * as form from '../strict-json.ts';

const share = form.numberIn(0, 1);

/** Two-sided 95 % (Clopper–Pearson). */
const interval = form.list(share, 2);

const falseAlarms = form.list(
  form.object({
    name: form.text,
    images: form.count,
    subjects: form.count,
    /** Images of which the measure could be taken. */
    measured: form.count,
    alarms: form.count,
    /** Of alarms / measured. */
    interval,
  }),
  1,
);

const pixels = form.object({
  method: form.text,
  /** A measure above this looks like a picture that was compressed before. */
  doubleCompression: form.object({ above: form.finite, detected: share, falseAlarms }),
  /** A measure below this, in grey levels, looks like no camera. */
  sensorNoise: form.object({ below: form.finite, falseAlarms }),
  createdBy: form.text,
});

const correlation = form.numberIn(-1, 1);

const counted = form.object({ count: form.count, interval });

const bursts = form.object({
  method: form.text,
  /** A burst frame whose face correlates less with the primary's shows someone else; all of them above `equalAbove`: one picture. */
  othersBelow: correlation,
  equalAbove: correlation,
  /** Each person by limits that were set on all others. */
  sources: form.list(
    form.object({
      name: form.text,
      subjects: form.count,
      /** Pairs of frames of one person moments apart; of them would be taken for other people, and for one picture. */
      moments: form.count,
      takenForOthers: counted,
      takenForOne: counted,
      /** Pairs of two people, and how many of them are seen. */
      people: form.count,
      seen: counted,
    }),
    1,
  ),
  createdBy: form.text,
});

const calibration = form.object(
  {
    kind: form.oneOf('injection'),
    version: form.text,
    provisional: form.flag,
    /** What single pictures are judged by. */
    pixels,
    /** What bursts are judged by. */
    bursts,
  },
  {
    /** FACE_FINDING_VERSION of @iws/face-core with which it was made; absent: before it was written. */
    faceFinding: form.count,
  },
);

/** The limits of injection detection. */
export type InjectionCalibration = form.ReadBy<typeof calibration>;

/** Reads an injection calibration. Throws `FormError` that names the place where it is not of the form. */
export const readInjectionCalibration: form.Reader<InjectionCalibration> = calibration;
