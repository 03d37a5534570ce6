/** The geometry of a gauge: three quarters of a circle, open below, in a square of 120. Fractions run clockwise, 0 to 1. */
const CENTRE = 60;
const START = 135;
const SWEEP = 270;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a fraction of the gauge lies at a distance from its centre. */
export function arcPoint(
  fraction: number,
  radius: number,
): { readonly x: number; readonly y: number } {
  const angle = ((START + SWEEP * fraction) * Math.PI) / 180;
  return {
    x: round(CENTRE + radius * Math.cos(angle)),
    y: round(CENTRE + radius * Math.sin(angle)),
  };
}

/** The path of an arc between two fractions. */
export function arcPath(from: number, to: number, radius: number): string {
  const start = arcPoint(from, radius);
  const end = arcPoint(to, radius);
  const large = (to - from) * SWEEP > 180 ? 1 : 0;
  return `M${start.x} ${start.y}A${radius} ${radius} 0 ${large} 1 ${end.x} ${end.y}`;
}

/** Half of the gap between two steps, as a fraction. */
const GAP = 0.008;

/** The paths of a scale in steps of one length, with a gap between them. */
export const stepPaths = (steps: number, radius: number): string[] =>
  Array.from({ length: steps }, (_, step) =>
    arcPath(
      step / steps + (step === 0 ? 0 : GAP),
      (step + 1) / steps - (step === steps - 1 ? 0 : GAP),
      radius,
    ),
  );

/** A wedge outside the gauge that points at a fraction. */
export function wedgePath(fraction: number, radius: number): string {
  const tip = arcPoint(fraction, radius);
  const left = arcPoint(fraction - 0.018, radius + 8);
  const right = arcPoint(fraction + 0.018, radius + 8);
  return `M${tip.x} ${tip.y}L${left.x} ${left.y}L${right.x} ${right.y}Z`;
}
