import type { IcaoFields, IcaoRule, IcaoSection, ProcessDebug } from '@iws/protocol';

export type IcaoName = Exclude<keyof IcaoFields, 'is_compliant'>;

/** One member of `icao_data`, and the rule about it, if there is one. */
export interface IcaoRow {
  readonly name: IcaoName;
  /** `null`: not measured. */
  readonly value: number | boolean | null;
  readonly rule: IcaoRule | null;
}

/** In the order in which a person looks at a portrait. */
const ORDER: readonly IcaoName[] = [
  'multiple_faces',
  'eyes_full_visibility',
  'eyeL_visibility',
  'eyeR_visibility',
  'nose_visibility',
  'mouth_visibility',
  'top_visibility',
  'bottom_visibility',
  'sideL_visibility',
  'sideR_visibility',
  'background_continuity',
  'illumination_uniformity',
  'over_exposure',
  'under_exposure',
];

/** What has a rule, the failing ones first, and what was measured beside. */
export function icaoRows(
  data: IcaoSection,
  debug: ProcessDebug | undefined,
): { readonly ruled: readonly IcaoRow[]; readonly free: readonly IcaoRow[] } {
  const rules = new Map(debug?.icao_rules?.map((rule) => [rule.field, rule]));
  const rows = ORDER.map((name): IcaoRow => ({
    name,
    value: data[name],
    rule: rules.get(name) ?? null,
  }));
  const failing = rows.filter(({ rule }) => rule?.holds === false);
  const others = rows.filter(({ rule }) => rule !== null && rule.holds !== false);
  return { ruled: [...failing, ...others], free: rows.filter(({ rule }) => rule === null) };
}

/** How many rules fail. */
export const failingRules = (debug: ProcessDebug | undefined): number =>
  debug?.icao_rules?.filter(({ holds }) => holds === false).length ?? 0;
