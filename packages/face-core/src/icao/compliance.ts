import type { IcaoMeasurements } from './icao-data.ts';

/** A row of the table: the field has to lie above or below a number, or to be true or false. */
export type ComplianceRule =
  | { readonly field: keyof IcaoMeasurements; readonly above: number }
  | { readonly field: keyof IcaoMeasurements; readonly below: number }
  | { readonly field: keyof IcaoMeasurements; readonly is: boolean };

/**
 * Holds measurements against the table of `is_compliant`: data of the operator's choice (calibration/icao.json of packages/models).
 *
 * @returns false when a rule fails; null when none fails, but what a rule asks about was not measured; else true
 * @throws RangeError for a rule that does not fit its field
 */
export function isCompliant(
  measured: IcaoMeasurements,
  table: readonly ComplianceRule[],
): boolean | null {
  const held = judgeRules(measured, table).map(({ holds }) => holds);
  if (held.includes(false)) return false;
  return held.includes(null) ? null : true;
}

/** A rule and whether it holds; null: what it asks about was not measured. */
export type JudgedRule = ComplianceRule & { readonly holds: boolean | null };

/** Each rule of the table, held against the measurements. @throws RangeError as `isCompliant` */
export const judgeRules = (
  measured: IcaoMeasurements,
  table: readonly ComplianceRule[],
): JudgedRule[] => table.map((rule) => ({ ...rule, holds: judgeRule(measured[rule.field], rule) }));

/** @throws RangeError for a rule that asks of a number whether it is true, or the other way round */
function judgeRule(value: number | boolean | null, rule: ComplianceRule): boolean | null {
  if (value === null) return null;
  if ('is' in rule && typeof value === 'boolean') return value === rule.is;
  if ('above' in rule && typeof value === 'number') return value > rule.above;
  if ('below' in rule && typeof value === 'number') return value < rule.below;
  throw new RangeError(`the rule about ${rule.field} does not fit its kind`);
}
