import { NOT_ASSESSED, rampValue } from './component-value.ts';
import type {
  QualityComponent,
  QualityComponentId,
  QualityComponents,
  Ramp,
} from './quality-component.ts';

/** What a component's deficit (0 flawless, 1 value 0) adds to the log-odds of a failing comparison: both parts rise with it. */
export interface DeficitWeights {
  readonly linear: number;
  /** Of the deficit's third power: what hardly matters in small and much in great. */
  readonly cubic: number;
}

/** A logistic model that never takes a better value for a worse sign: all weights are 0 or more. */
export interface UnifiedQualityModel {
  /** Log-odds of a failing comparison of two flawless pictures. */
  readonly intercept: number;
  /** A component that is absent does not count. */
  readonly weights: Readonly<Partial<Record<QualityComponentId, DeficitWeights>>>;
  /** What becomes 0 and 100 of the log-odds. */
  readonly ramp: Ramp;
}

/**
 * unifiedQualityScore: native value is the log-odds that a comparison of this picture with a flawless one of the same person fails, as a
 * model expects that was fitted to such failures (packages/evaluation). Not the standard's own score, which is a network's. Not assessed
 * when a component that counts was not.
 */
export function unifiedQualityScore(
  components: QualityComponents,
  model: UnifiedQualityModel,
): QualityComponent {
  const logOdds = model.intercept + deficitOf(components, model.weights);
  if (!Number.isFinite(logOdds)) return NOT_ASSESSED;
  return { status: 'success', nativeValue: logOdds, value: rampValue(logOdds, model.ramp) };
}

/** What a picture's own flaws add to the log-odds, 0 or more; NaN when a component that counts was not assessed. */
export function deficitOf(
  components: QualityComponents,
  weights: UnifiedQualityModel['weights'],
): number {
  let sum = 0;
  for (const id of Object.keys(weights) as QualityComponentId[]) {
    const { value } = components[id];
    const { linear, cubic } = weights[id]!;
    if (value === null) return Number.NaN;
    const deficit = 1 - value / 100;
    sum += linear * deficit + cubic * deficit ** 3;
  }
  return sum;
}
