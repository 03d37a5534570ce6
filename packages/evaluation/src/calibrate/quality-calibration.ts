import type { QualityCalibration, QualityComponentId } from '@iws/face-core';
import { balancedWeights, weightedQuantile } from '../statistics/weighted-scores.ts';
import type { ExaminedSource } from './examined-image.ts';

type Ramps = QualityCalibration['ramps'];
type RampName = keyof Ramps;

/** Where along the weighted distribution of bona fide pictures a ramp starts and ends, as shares 0..1. */
interface MeasuredRamp {
  readonly component: QualityComponentId;
  readonly zeroAt: number;
  readonly fullAt: number;
}

/**
 * Ranges that come from geometry, not from data: the canonical face image of ISO/IEC 29794-5 for angles (degrees)
 * and head size (eyes to chin as a share of the picture's height), the area of other faces as a share of the
 * examined one's, the opening grade of the eyes.
 */
const STATED_RAMPS = {
  singleFacePresent: { zeroAt: 1, fullAt: 0 },
  headSizeSmall: { zeroAt: 0.08, fullAt: 0.2 },
  headSizeLarge: { zeroAt: 0.7, fullAt: 0.5 },
  headPoseYaw: { zeroAt: 45, fullAt: 5 },
  headPosePitch: { zeroAt: 45, fullAt: 8 },
  headPoseRoll: { zeroAt: 45, fullAt: 5 },
  eyesOpen: { zeroAt: 0, fullAt: 50 },
} satisfies Partial<Ramps>;

/** Half of the range of an angle passes; hardly a second face; the guide's grade 10 of open eyes. */
const STATED_PASSES = {
  singleFacePresent: 90,
  headSize: 30,
  headPoseYaw: 50,
  headPosePitch: 50,
  headPoseRoll: 50,
  eyesOpen: 20,
} satisfies Partial<QualityCalibration['passFrom']>;

/** 0 beyond what all but 0.5 % of genuine pictures show, 100 from what most of them show. */
const MEASURED_RAMPS = {
  sharpness: { component: 'sharpness', zeroAt: 0.005, fullAt: 0.5 },
  luminanceDark: { component: 'luminanceMean', zeroAt: 0.005, fullAt: 0.1 },
  luminanceBright: { component: 'luminanceMean', zeroAt: 0.995, fullAt: 0.9 },
  underExposurePrevention: { component: 'underExposurePrevention', zeroAt: 0.995, fullAt: 0.75 },
  overExposurePrevention: { component: 'overExposurePrevention', zeroAt: 0.995, fullAt: 0.75 },
} as const satisfies Partial<Record<RampName, MeasuredRamp>>;

/** Share of genuine pictures that a measured component may fail. */
const FAILING_SHARE = 0.02;

/** Ramps under which native values can be read; values mean nothing yet. */
export const NATIVE_RAMPS: QualityCalibration = {
  ramps: {
    ...STATED_RAMPS,
    sharpness: { zeroAt: 0, fullAt: 1 },
    luminanceDark: { zeroAt: 0, fullAt: 1 },
    luminanceBright: { zeroAt: 2, fullAt: 1 },
    underExposurePrevention: { zeroAt: 1, fullAt: 0 },
    overExposurePrevention: { zeroAt: 1, fullAt: 0 },
  },
  passFrom: {
    ...STATED_PASSES,
    sharpness: 0,
    luminanceMean: 0,
    underExposurePrevention: 0,
    overExposurePrevention: 0,
  },
};

/** The content of calibration/quality.json, but for what identifies version and command; from bona fide sources alone. */
export function qualityCalibration(examined: readonly ExaminedSource[]) {
  const bonaFide = examined.filter(({ source }) => source.presentation.kind === 'bona-fide');
  const images = bonaFide.flatMap((source) => source.images.filter(isAssessed));
  const weights = balancedWeights(images);
  const native = (component: QualityComponentId) =>
    images.flatMap(({ finding }, i) => {
      const score =
        finding.outcome === 'examined'
          ? finding.face.quality?.components[component].nativeValue
          : null;
      return typeof score === 'number' ? [{ score, weight: weights[i] ?? 0 }] : [];
    });
  const measured = ({ component, zeroAt, fullAt }: MeasuredRamp) =>
    distinct(
      weightedQuantile(native(component), zeroAt),
      weightedQuantile(native(component), fullAt),
    );
  const passing = (
    component: QualityComponentId,
    ...ramps: readonly { zeroAt: number; fullAt: number }[]
  ) =>
    Math.floor(
      weightedQuantile(
        native(component).map(({ score, weight }) => ({
          score: Math.min(...ramps.map((ramp) => rampValue(score, ramp))),
          weight,
        })),
        FAILING_SHARE,
      ),
    );
  const ramps = {
    ...STATED_RAMPS,
    sharpness: measured(MEASURED_RAMPS.sharpness),
    luminanceDark: measured(MEASURED_RAMPS.luminanceDark),
    luminanceBright: measured(MEASURED_RAMPS.luminanceBright),
    underExposurePrevention: measured(MEASURED_RAMPS.underExposurePrevention),
    overExposurePrevention: measured(MEASURED_RAMPS.overExposurePrevention),
  };
  return {
    method:
      'Sharpness, luminance and exposure: bona fide pictures weighted equally by source, subject and image; a ramp runs from ' +
      `the value that 0.5 % of them do not reach to one that most reach, and a picture passes above the value that ` +
      `${FAILING_SHARE * 100} % of them fail. Angles, head size, other faces and eyes: ranges stated from geometry.`,
    ramps,
    passFrom: {
      ...STATED_PASSES,
      sharpness: passing('sharpness', ramps.sharpness),
      luminanceMean: passing('luminanceMean', ramps.luminanceDark, ramps.luminanceBright),
      underExposurePrevention: passing('underExposurePrevention', ramps.underExposurePrevention),
      overExposurePrevention: passing('overExposurePrevention', ramps.overExposurePrevention),
    },
    measured: [...new Set(Object.values(MEASURED_RAMPS).map(({ component }) => component))],
    sources: bonaFide.map(({ source, images: all }) => ({
      name: source.name,
      images: all.length,
      subjects: new Set(all.map(({ subject }) => subject)).size,
      assessed: all.filter(isAssessed).length,
    })),
  };
}

const isAssessed = ({ finding }: ExaminedSource['images'][number]): boolean =>
  finding.outcome === 'examined' && finding.face.quality !== null;

const rampValue = (score: number, { zeroAt, fullAt }: { zeroAt: number; fullAt: number }): number =>
  100 * Math.min(1, Math.max(0, (score - zeroAt) / (fullAt - zeroAt)));

/** A ramp needs an extent, also where most pictures show the same extreme value (no black pixel at all, say). */
function distinct(zeroAt: number, fullAt: number): { zeroAt: number; fullAt: number } {
  return zeroAt === fullAt ? { zeroAt: zeroAt + 1e-3, fullAt } : { zeroAt, fullAt };
}
