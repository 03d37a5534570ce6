import { component } from './component-value.ts';
import type { FaceLuma } from './face-luma.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** Greys that count as lost in shadow and in light (the ranges of ISO/IEC 29794-5's reference implementation). */
const DARK_TO = 25;
const BRIGHT_FROM = 247;

/** underExposurePrevention (ISO/IEC 29794-5): native value is the share of the inner face that is nearly black, 0..1. */
export function underExposurePrevention(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(underExposedShare(luma), ramp);
}

/** overExposurePrevention (ISO/IEC 29794-5): native value is the share of the inner face that is nearly white, 0..1. */
export function overExposurePrevention(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(overExposedShare(luma), ramp);
}

/** Share of pixels that are nearly black. */
export function underExposedShare(luma: FaceLuma): number {
  let dark = 0;
  for (let i = 0; i < luma.length; i++) if (luma[i]! <= DARK_TO) dark++;
  return dark / luma.length;
}

/** Share of pixels that are nearly white. */
export function overExposedShare(luma: FaceLuma): number {
  let bright = 0;
  for (let i = 0; i < luma.length; i++) if (luma[i]! >= BRIGHT_FROM) bright++;
  return bright / luma.length;
}
