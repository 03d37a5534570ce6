import type { QualityComponent, Ramp } from './quality-component.ts';

/** 0..100 on the straight line of a ramp, held at its ends. @throws RangeError when both ends are the same number */
export function rampValue(native: number, { zeroAt, fullAt }: Ramp): number {
  if (!(Math.abs(fullAt - zeroAt) > 0)) throw new RangeError('a ramp without extent');
  return 100 * Math.min(1, Math.max(0, (native - zeroAt) / (fullAt - zeroAt)));
}

/** A component from its native value; what is not a number was not assessed. With several ramps the lowest value counts. */
export function component(native: number, ...ramps: readonly Ramp[]): QualityComponent {
  if (!Number.isFinite(native)) return NOT_ASSESSED;
  const value = Math.min(...ramps.map((ramp) => rampValue(native, ramp)));
  return { status: 'success', nativeValue: native, value };
}

/** The result of a component that could not be computed. */
export const NOT_ASSESSED: QualityComponent = {
  status: 'failure-to-assess',
  nativeValue: null,
  value: null,
};
