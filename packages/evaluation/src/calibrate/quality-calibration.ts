import {
  rampValue,
  type QualityCalibration,
  type QualityComponentId,
  type QualityRamps,
} from '@iws/face-core';
import { balancedWeights, weightedQuantile } from '../statistics/weighted-scores.ts';
import type { NativeSource } from './native-source.ts';
import { STATED_PASSES, STATED_RAMPS } from './stated-quality.ts';

type RampName = keyof QualityRamps;

/** Where along the weighted distribution of bona fide pictures a ramp starts and ends, as shares 0..1. */
interface MeasuredRamp {
  readonly component: QualityComponentId;
  readonly zeroAt: number;
  readonly fullAt: number;
}

/** 0 beyond what all but 0.5 % of genuine pictures show, 100 from what most of them show. */
const MEASURED_RAMPS = {
  sharpness: { component: 'sharpness', zeroAt: 0.005, fullAt: 0.5 },
  compressionArtifacts: { component: 'compressionArtifacts', zeroAt: 0.995, fullAt: 0.5 },
  luminanceDark: { component: 'luminanceMean', zeroAt: 0.005, fullAt: 0.1 },
  luminanceBright: { component: 'luminanceMean', zeroAt: 0.995, fullAt: 0.9 },
  luminanceFlat: { component: 'luminanceVariance', zeroAt: 0.005, fullAt: 0.1 },
  luminanceHarsh: { component: 'luminanceVariance', zeroAt: 0.995, fullAt: 0.9 },
  dynamicRange: { component: 'dynamicRange', zeroAt: 0.005, fullAt: 0.5 },
  underExposurePrevention: { component: 'underExposurePrevention', zeroAt: 0.995, fullAt: 0.75 },
  overExposurePrevention: { component: 'overExposurePrevention', zeroAt: 0.995, fullAt: 0.75 },
} as const satisfies Partial<Record<RampName, MeasuredRamp>>;

/** Share of genuine pictures that a measured component may fail. */
const FAILING_SHARE = 0.02;

/** Ramps and passes of calibration/quality.json, and what they were measured on: bona fide pictures as they are. */
export function qualityCalibration(sources: readonly NativeSource[]) {
  const samples = sources.flatMap((source) => source.samples);
  const weights = balancedWeights(samples);
  const native = (component: QualityComponentId) =>
    samples.flatMap(({ native: values }, i) => {
      const score = values[component];
      return score === null ? [] : [{ score, weight: weights[i] ?? 0 }];
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
  const ramps: QualityRamps = {
    ...STATED_RAMPS,
    sharpness: measured(MEASURED_RAMPS.sharpness),
    compressionArtifacts: measured(MEASURED_RAMPS.compressionArtifacts),
    luminanceDark: measured(MEASURED_RAMPS.luminanceDark),
    luminanceBright: measured(MEASURED_RAMPS.luminanceBright),
    luminanceFlat: measured(MEASURED_RAMPS.luminanceFlat),
    luminanceHarsh: measured(MEASURED_RAMPS.luminanceHarsh),
    dynamicRange: measured(MEASURED_RAMPS.dynamicRange),
    underExposurePrevention: measured(MEASURED_RAMPS.underExposurePrevention),
    overExposurePrevention: measured(MEASURED_RAMPS.overExposurePrevention),
  };
  const passFrom: QualityCalibration['passFrom'] = {
    ...STATED_PASSES,
    sharpness: passing('sharpness', ramps.sharpness),
    luminanceMean: passing('luminanceMean', ramps.luminanceDark, ramps.luminanceBright),
    underExposurePrevention: passing('underExposurePrevention', ramps.underExposurePrevention),
    overExposurePrevention: passing('overExposurePrevention', ramps.overExposurePrevention),
  };
  return {
    method:
      'Sharpness, compression artefacts, luminance and exposure: bona fide pictures weighted equally by source, subject and ' +
      'image; a ramp runs from the value that 0.5 % of them do not reach to one that most reach, and a picture passes above ' +
      `the value that ${FAILING_SHARE * 100} % of them fail. All others: ranges stated from geometry and standards.`,
    ramps,
    passFrom,
    measured: [...new Set(Object.values(MEASURED_RAMPS).map(({ component }) => component))],
    sources: sources.map(({ name, images, subjects, samples: assessed }) => ({
      name,
      images,
      subjects,
      assessed: assessed.length,
    })),
  };
}

/** A ramp needs an extent, also where most pictures show the same extreme value (no black pixel at all, say). */
function distinct(zeroAt: number, fullAt: number): { zeroAt: number; fullAt: number } {
  return zeroAt === fullAt ? { zeroAt: zeroAt + 1e-3, fullAt } : { zeroAt, fullAt };
}
