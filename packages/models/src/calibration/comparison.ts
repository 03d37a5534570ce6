import * as form from '../strict-json.ts';

/**
 * The levels of a comparison from the lowest to the highest: at which false match rate each stands, and what
 * `similarityScore` is there. `selfie`: both samples are captures; `document`: one is the portrait of an identity
 * document.
 */
export const COMPARISON_WORKING_POINTS = {
  selfie: [
    { level: 'LOW', falseMatchRate: 1e-2, similarityScore: 50 },
    { level: 'MEDIUM', falseMatchRate: 1e-3, similarityScore: 80 },
    { level: 'HIGH', falseMatchRate: 1e-4, similarityScore: 90 },
    { level: 'VERY_HIGH', falseMatchRate: 1e-5, similarityScore: 95 },
    { level: 'HIGHEST', falseMatchRate: 1e-6, similarityScore: 98 },
  ],
  document: [
    { level: 'LOW', falseMatchRate: 1e-2, similarityScore: 50 },
    { level: 'MEDIUM', falseMatchRate: 5e-3, similarityScore: 60 },
    { level: 'HIGH', falseMatchRate: 1e-3, similarityScore: 80 },
    { level: 'VERY_HIGH', falseMatchRate: 2e-4, similarityScore: 85 },
    { level: 'HIGHEST', falseMatchRate: 1e-4, similarityScore: 90 },
  ],
} as const;

/** Where the calibration of a model set lies in its folder: scores of other models are other numbers. */
export const comparisonFile = (set: 'default' | 'clear'): string =>
  set === 'default' ? 'comparison.json' : `comparison-${set}.json`;

export type ComparisonKind = keyof typeof COMPARISON_WORKING_POINTS;

export type ComparisonLevelName = (typeof COMPARISON_WORKING_POINTS)['selfie'][number]['level'];

const rate = form.numberIn(0, 1);
const cosine = form.numberIn(-1, 1);

/** Lower and upper end of a confidence interval. */
const interval =
  (end: form.Reader<number>): form.Reader<[low: number, high: number]> =>
  (value, at) => {
    const [low, high, ...rest] = form.list(end, 2)(value, at);
    if (low === undefined || high === undefined || rest.length > 0 || low > high) {
      form.fail(at, 'a lower and an upper end were expected');
    }
    return [low, high];
  };

const workingPoint = form.object({
  level: form.oneOf('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH', 'HIGHEST'),
  falseMatchRate: rate,
  similarityScore: form.numberIn(1, 99),
  /** The lowest comparison score (cosine) that reaches the level. */
  threshold: cosine,
  thresholdInterval: interval(cosine),
  /** Impostor comparisons at or above the threshold; none where it was extrapolated. */
  falseMatches: form.count,
  /** The data do not support the rate: the threshold comes from the fitted tail. */
  extrapolated: form.flag,
  falseNonMatchRate: rate,
  falseNonMatchRateInterval: interval(rate),
});

const mapping = form.object({
  method: form.text,
  /** The comparison scores at which `similarityScore` becomes 0 and 100. */
  zeroAt: cosine,
  fullAt: cosine,
  workingPoints: form.list(workingPoint, 1),
  impostorComparisons: form.count,
  genuineComparisons: form.count,
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      /** Images from which features were extracted; the others are failures to acquire. */
      acquired: form.count,
    }),
    1,
  ),
});

const calibration = form.object(
  {
    kind: form.oneOf('comparison'),
    version: form.text,
    /** Made from too little data, or from data of another kind, to promise anything. */
    provisional: form.flag,
    score: form.object({
      name: form.text,
      formula: form.text,
      /** Of @iws/models, or of a model pack. */
      models: form.list(form.object({ name: form.text, sha256: form.sha256 }), 1),
    }),
    selfie: mapping,
    document: mapping,
    createdBy: form.text,
  },
  {
    /** FACE_FINDING_VERSION of @iws/face-core with which it was made; absent: a pack's or an operator's from before it was written. */
    faceFinding: form.count,
  },
);

/**
 * How comparison scores become `similarityScore` and levels, in the form that `rateComparison` of
 * @iws/face-core takes (`selfie`, `document`).
 */
export type ComparisonCalibration = form.ReadBy<typeof calibration>;

/**
 * Reads a comparison calibration. Throws `FormError` unless each mapping has exactly the working points of
 * `COMPARISON_WORKING_POINTS` and its places rise from `zeroAt` over the thresholds to `fullAt`.
 */
export const readComparisonCalibration: form.Reader<ComparisonCalibration> = (value, at) => {
  const read = calibration(value, at);
  checkMapping(read.selfie, 'selfie', `${at}.selfie`);
  checkMapping(read.document, 'document', `${at}.document`);
  return read;
};

function checkMapping(
  { zeroAt, fullAt, workingPoints }: ComparisonCalibration[ComparisonKind],
  kind: ComparisonKind,
  at: string,
): void {
  const wanted = COMPARISON_WORKING_POINTS[kind];
  if (workingPoints.length !== wanted.length) {
    form.fail(`${at}.workingPoints`, `${wanted.length} working points were expected`);
  }
  let last = zeroAt;
  wanted.forEach(({ level, falseMatchRate, similarityScore }, index) => {
    const place = `${at}.workingPoints[${index}]`;
    const point = workingPoints[index];
    if (
      point?.level !== level ||
      point.falseMatchRate !== falseMatchRate ||
      point.similarityScore !== similarityScore
    ) {
      form.fail(place, `${level} at ${falseMatchRate} (${similarityScore}) was expected here`);
    }
    if (point.threshold <= last) form.fail(`${place}.threshold`, 'it does not rise');
    last = point.threshold;
  });
  if (fullAt <= last) form.fail(`${at}.fullAt`, 'it is not above the last threshold');
}
