import type {
  QualityComponentId,
  QualityComponents,
  QualityRamps,
  UnifiedQualityModel,
} from '@iws/face-core';
import { componentsOf } from './components-of.ts';
import { fitLogistic, type LogisticCase } from './fit-logistic.ts';
import type { Probe } from './gather-probes.ts';
import type { GenuineComparison } from './genuine-comparisons.ts';

/**
 * The components that the score may count. Where the face lies in the picture is left out, and so are other people's faces: they change no
 * comparison. Compression artefacts cannot be assessed in small faces, which would then have no score at all.
 */
export const COUNTED_COMPONENTS = [
  'interEyeDistance',
  'headPoseYaw',
  'headPosePitch',
  'headPoseRoll',
  'eyesOpen',
  'mouthClosed',
  'eyesVisible',
  'mouthOcclusionPrevention',
  'faceOcclusionPrevention',
  'sharpness',
  'luminanceMean',
  'luminanceVariance',
  'dynamicRange',
  'underExposurePrevention',
  'overExposurePrevention',
  'illuminationUniformity',
  'naturalColour',
] as const satisfies readonly QualityComponentId[];

/** A weight below this is none: over its whole range the component would change the odds by less than a twentieth. */
const LEAST_WEIGHT = 0.05;

export interface UnifiedFit extends UnifiedQualityModel {
  readonly comparisons: number;
  readonly failures: number;
}

/**
 * Fits the model of the unified quality score: the log-odds that a genuine comparison fails are an intercept and what the flaws of both
 * pictures add, each component by its deficit and the deficit's third power.
 *
 * @param threshold comparison score below which a comparison fails
 * @throws RangeError when none or all comparisons fail
 */
export function fitUnified(
  comparisons: readonly GenuineComparison[],
  ramps: QualityRamps,
  threshold: number,
): UnifiedFit {
  const terms = new Map<Probe, Float64Array | null>();
  const of = (probe: Probe) => {
    const known = terms.get(probe);
    if (known !== undefined) return known;
    const found = termsOf(componentsOf(probe.native, ramps));
    terms.set(probe, found);
    return found;
  };
  const cases = comparisons.flatMap(({ probe, reference, score }): LogisticCase[] => {
    const [own, other] = [of(probe), of(reference)];
    if (own === null || other === null) return [];
    return [{ terms: own.map((term, i) => term + other[i]!), happened: score < threshold }];
  });
  const { intercept, weights } = fitLogistic(cases);
  const kept = COUNTED_COMPONENTS.flatMap((id, k) => {
    const [linear, cubic] = [rounded(weights[2 * k] ?? 0), rounded(weights[2 * k + 1] ?? 0)];
    return linear + cubic < LEAST_WEIGHT ? [] : [[id, { linear, cubic }] as const];
  });
  return {
    intercept: rounded(intercept),
    weights: Object.fromEntries(kept),
    // 0: the comparison with a flawless picture fails as often as not; 100: a flawless picture.
    ramp: { zeroAt: 0, fullAt: rounded(intercept) },
    comparisons: cases.length,
    failures: cases.filter(({ happened }) => happened).length,
  };
}

/** Deficit and its third power of each counted component; null when one was not assessed. */
function termsOf(components: QualityComponents): Float64Array | null {
  const terms = new Float64Array(2 * COUNTED_COMPONENTS.length);
  for (const [k, id] of COUNTED_COMPONENTS.entries()) {
    const { value } = components[id];
    if (value === null) return null;
    const deficit = 1 - value / 100;
    terms[2 * k] = deficit;
    terms[2 * k + 1] = deficit ** 3;
  }
  return terms;
}

const rounded = (value: number): number => Number(value.toFixed(4));
