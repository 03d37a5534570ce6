import * as form from '../strict-json.ts';

/** Liveness levels from the least strict to the strictest, as the wire names them. */
export const PAD_LEVEL_NAMES = [
  'LOW',
  'MEDIUM',
  'MODERATE',
  'BALANCED_HIGH',
  'HIGH',
  'BALANCED_VERY_HIGH',
  'VERY_HIGH',
  'HIGHEST',
] as const;

export type PadLevelName = (typeof PAD_LEVEL_NAMES)[number];

const rate = form.numberIn(0, 1);

/** Lower and upper end of a confidence interval of a rate. */
const interval: form.Reader<[low: number, high: number]> = (value, at) => {
  const [low, high, ...rest] = form.list(rate, 2)(value, at);
  if (low === undefined || high === undefined || rest.length > 0 || low > high) {
    form.fail(at, 'a lower and an upper rate were expected');
  }
  return [low, high];
};

const level = form.object(
  {
    level: form.oneOf(...PAD_LEVEL_NAMES),
    /** A presentation reaches the level with a native bona fide score (unbounded) of at least this. */
    threshold: form.finite,
    bpcer: rate,
    bpcerInterval: interval,
    apcerBySpecies: form.table(
      form.object({ attacks: form.count, accepted: form.count, apcer: rate, interval }),
    ),
  },
  /** The threshold was raised because the worst species' APCER was above one half. */
  { raised: form.flag },
);

/** A cue's mean and standard deviation on bona fide pictures. */
const statistics: form.Reader<{ mean: number; sd: number }> = (value, at) => {
  const read = form.object({ mean: form.finite, sd: form.finite })(value, at);
  if (!(read.sd > 0)) form.fail(`${at}.sd`, 'a number above 0 was expected');
  return read;
};

const source = form.object({
  name: form.text,
  /** `bona-fide`, or the species of the attacks. */
  presentations: form.text,
  images: form.count,
  subjects: form.count,
  /** Images that presentation attack detection judged; the others are non-responses. */
  scored: form.count,
});

const calibration = form.object(
  {
    kind: form.oneOf('pad'),
    version: form.text,
    /** Made from too little data to promise anything. */
    provisional: form.flag,
    score: form.object({
      name: form.text,
      formula: form.text,
      /** Of @iws/models, or of a model pack. */
      models: form.list(form.object({ name: form.text, sha256: form.sha256 }), 1),
      /** The physical cues that are part of the score, in the form that `examineFace` of @iws/face-core takes. */
      cues: form.object({
        borderLines: statistics,
        faceMiddlePeak: statistics,
        faceHighPeak: statistics,
        faceHighPeakShare: statistics,
        surroundingsMiddlePeak: statistics,
        surroundingsHighPeak: statistics,
      }),
    }),
    method: form.text,
    levels: form.list(level, 1),
    sources: form.list(source, 1),
    createdBy: form.text,
  },
  {
    /** FACE_FINDING_VERSION of @iws/face-core with which it was made; absent: a pack's or an operator's from before it was written. */
    faceFinding: form.count,
  },
);

export type PadCalibration = form.ReadBy<typeof calibration>;

/**
 * Reads a PAD calibration. Throws `FormError` unless all levels stand in their order, each with a threshold
 * and a BPCER not below those of the level before, and the counts agree with the rates.
 */
export const readPadCalibration: form.Reader<PadCalibration> = (value, at) => {
  const read = calibration(value, at);
  PAD_LEVEL_NAMES.forEach((name, index) => {
    if (read.levels[index]?.level !== name) {
      form.fail(`${at}.levels[${index}]`, `the level ${name} was expected here`);
    }
  });
  if (read.levels.length !== PAD_LEVEL_NAMES.length) {
    form.fail(`${at}.levels`, 'there are more levels than names');
  }
  read.levels.forEach((one, index) => {
    const place = `${at}.levels[${index}]`;
    const before = read.levels[index - 1];
    if (before && one.threshold < before.threshold) {
      form.fail(`${place}.threshold`, 'it is below that of the level before');
    }
    if (before && one.bpcer < before.bpcer) {
      form.fail(`${place}.bpcer`, 'it is below that of the level before');
    }
    for (const [species, seen] of Object.entries(one.apcerBySpecies)) {
      const ratio = seen.accepted / seen.attacks;
      if (
        seen.attacks === 0 ||
        seen.accepted > seen.attacks ||
        Math.abs(ratio - seen.apcer) > 1e-6
      ) {
        form.fail(`${place}.apcerBySpecies.${species}`, 'counts and rate do not agree');
      }
    }
  });
  return read;
};
