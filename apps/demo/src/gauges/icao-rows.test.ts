import type { IcaoSection, ProcessDebug } from '@iws/protocol';
import { failingRules, icaoRows } from './icao-rows';

const data: IcaoSection = {
  multiple_faces: false,
  eyes_full_visibility: null,
  background_continuity: 80,
  illumination_uniformity: 90,
  over_exposure: 0,
  under_exposure: 1,
  nose_visibility: 95,
  mouth_visibility: 12,
  top_visibility: null,
  bottom_visibility: 60,
  eyeL_visibility: 99,
  eyeR_visibility: 98,
  sideL_visibility: 50,
  sideR_visibility: 51,
  is_compliant: false,
};
const debug: ProcessDebug = {
  icao_rules: [
    { field: 'eyes_full_visibility', is: true, holds: null },
    { field: 'mouth_visibility', above: 45, holds: false },
    { field: 'nose_visibility', above: 45, holds: true },
  ],
};

describe('the rows of a portrait', () => {
  it('names failing rules first, and apart from them what has no rule', () => {
    const { ruled, free } = icaoRows(data, debug);
    expect(ruled.map(({ name }) => name)).toEqual([
      'mouth_visibility',
      'eyes_full_visibility',
      'nose_visibility',
    ]);
    expect(ruled[0]).toEqual({
      name: 'mouth_visibility',
      value: 12,
      rule: { field: 'mouth_visibility', above: 45, holds: false },
    });
    expect(free).toHaveLength(11);
    expect(failingRules(debug)).toBe(1);
  });

  it('shows every measurement where the answer names no rules', () => {
    const { ruled, free } = icaoRows(data, undefined);
    expect(ruled).toEqual([]);
    expect(free).toHaveLength(14);
    expect(failingRules(undefined)).toBe(0);
  });
});
