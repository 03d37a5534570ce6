import { describe, expect, it } from 'vitest';
import { FormError } from '../strict-json.ts';
import { readIcaoCalibration } from './icao.ts';
import { loadIcaoCalibration, loadLensesCalibration, loadVisibilityCalibration } from './load.ts';

describe('calibration/icao.json', () => {
  it('holds the rows of the product guide', async () => {
    const { compliance } = await loadIcaoCalibration();
    expect(compliance).toContainEqual({ field: 'nose_visibility', above: 45 });
    expect(compliance).toContainEqual({ field: 'sideL_visibility', above: 20 });
    expect(compliance).toContainEqual({ field: 'multiple_faces', is: false });
  });

  it('takes the limits for lenses from what sees them', async () => {
    const { limits } = await loadVisibilityCalibration();
    const { tintedFrom, bareEyes } = await loadLensesCalibration();
    expect(await loadIcaoCalibration()).toMatchObject({
      darkGlassesFrom: limits.darkGlasses,
      glareFrom: limits.glare,
      tintedFrom,
      bareEyes,
    });
  });

  it.each<[string, (table: Record<string, unknown>[]) => void]>([
    ['an empty table', (table) => table.splice(0)],
    ['an unknown field', (table) => table.push({ field: 'hat_visibility', above: 1 })],
    ['a number for a flag', (table) => table.push({ field: 'multiple_faces', above: 1 })],
    [
      'two limits in a row',
      (table) => table.push({ field: 'nose_visibility', above: 1, below: 9 }),
    ],
    ['a limit out of range', (table) => table.push({ field: 'nose_visibility', above: 101 })],
  ])('refuses %s', async (_, change) => {
    const { darkGlassesFrom, glareFrom, tintedFrom, bareEyes, ...icao } =
      await loadIcaoCalibration();
    const whole = structuredClone(icao);
    expect(readIcaoCalibration(whole, 'icao.json')).toEqual(icao);
    expect([darkGlassesFrom, glareFrom, tintedFrom.colour].every(Number.isFinite)).toBe(true);
    expect(bareEyes.cheek.precision).toHaveLength(9);
    change(whole.compliance);
    expect(() => readIcaoCalibration(whole, 'icao.json')).toThrow(FormError);
  });
});
