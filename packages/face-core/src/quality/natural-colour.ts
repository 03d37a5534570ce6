import { component } from './component-value.ts';
import type { MeanColour } from './face-patch.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** Where the colour of skin lies in CIELAB under neutral light, whatever its lightness (ISO/IEC 29794-5). */
const NATURAL_A = [5, 25] as const;
const NATURAL_B = [5, 35] as const;

/**
 * naturalColour (ISO/IEC 29794-5): native value is how far the mean colour of the cheeks lies outside of what skin has in CIELAB (a* 5 to
 * 25, b* 5 to 35), as a distance in that plane; 0 inside. A tint of the light, a wrong white balance and grey pictures show. The standard
 * averages a* and b* of the pixels; here they are those of the average colour.
 */
export function naturalColour(cheeks: MeanColour, ramp: Ramp): QualityComponent {
  return component(unnaturalColour(cheeks), ramp);
}

/** The native value. */
export function unnaturalColour(cheeks: MeanColour): number {
  const [a, b] = chroma(cheeks);
  return Math.hypot(outside(a, NATURAL_A), outside(b, NATURAL_B));
}

const outside = (value: number, [from, to]: readonly [number, number]): number =>
  Math.max(0, from - value, value - to);

/** a* and b* of an sRGB colour under D65 (IEC 61966-2-1, CIE 15). */
function chroma([r, g, b]: MeanColour): readonly [a: number, b: number] {
  const [red, green, blue] = [linear(r), linear(g), linear(b)];
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [500 * (x - y), 200 * (y - z)];
}

function linear(sample: number): number {
  const value = sample / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

const curve = (share: number): number =>
  share > (6 / 29) ** 3 ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;
