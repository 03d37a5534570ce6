import type { GoldenNumbers } from './measure.ts';

/** How far a golden number may move before calibrations count as made with another way to find faces, by kind of number. */
export const FACE_FINDING_TOLERANCE: Readonly<Record<string, number>> = { px: 1, degrees: 0.5 };

/** Boxes, five points and angles among the golden numbers. */
export function faceFindingOf(numbers: GoldenNumbers): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, value] of Object.entries(numbers)) {
    const kind = name.split('.').at(-1) ?? '';
    if (typeof value === 'number' && kind in FACE_FINDING_TOLERANCE) found[name] = value;
  }
  return found;
}
