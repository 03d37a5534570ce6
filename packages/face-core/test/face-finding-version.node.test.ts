import { describe, expect, it } from 'vitest';
import { FACE_FINDING_VERSION } from '../src/index.ts';
import expected from './golden/expected.json' with { type: 'json' };
import recorded from './golden/face-finding.json' with { type: 'json' };
import { FACE_FINDING_TOLERANCE, faceFindingOf } from './golden/face-finding.ts';

describe('FACE_FINDING_VERSION', () => {
  it('is that of the recorded numbers', () => {
    expect(recorded.version).toBe(FACE_FINDING_VERSION);
  });

  it('was raised if the golden numbers of boxes, points or angles moved: calibrations rest on them', () => {
    const now = faceFindingOf(expected);
    expect(Object.keys(now).length).toBeGreaterThan(50);
    expect(Object.keys(now).sort()).toEqual(Object.keys(recorded.numbers).sort());
    const moved = Object.entries<number>(recorded.numbers).filter(([name, value]) => {
      const allowed = FACE_FINDING_TOLERANCE[name.split('.').at(-1) ?? ''] ?? 0;
      return !(Math.abs((now[name] ?? Number.NaN) - value) <= allowed);
    });
    expect(
      moved,
      'raise FACE_FINDING_VERSION, record the golden numbers, calibrate again (docs/models.md)',
    ).toEqual([]);
  });
});
