import type { ProcessCaptured } from '@iws/protocol';
import type { ProcessResult } from '../flow/process-capture';
import { picturesOf, placeOf } from './pictures';

const captured = (answer: Partial<ProcessCaptured>): ProcessResult => ({
  outcome: 'captured',
  answer: { refid: 'W-1', message: 'FEEDBACK_CAPTURED', ...answer },
});

const data: ProcessCaptured['data'] = {
  bits_per_pixel: 8,
  capture_date: '2026-04-09T13:04:40.481 +0000',
  width: 480,
  channels: 3,
  height: 640,
  resolution: '480x640x3',
  as_highest_security_level_reached: null,
  as_threshold_applied: null,
  spoof_score: [],
};

const shown = (result: ProcessResult) =>
  picturesOf(result).map(({ kind, address }) => [kind, address]);

describe('pictures of an answer', () => {
  it('shows the JPEG, else the PNG, else nothing', () => {
    expect(
      shown(captured({ data: { ...data, templates: { PNG: 'iVBO', JPEG: '/9j/' } } })),
    ).toEqual([['taken', 'data:image/jpeg;base64,/9j/']]);
    expect(shown(captured({ data: { ...data, templates: { PNG: 'iVBO' } } }))).toEqual([
      ['taken', 'data:image/png;base64,iVBO'],
    ]);
    expect(shown(captured({ data: { ...data, templates: { ISO_19794_5: 'RkFD' } } }))).toEqual([]);
    expect(shown(captured({}))).toEqual([]);
  });

  it('shows the upright face, too, and of a refusal the refused picture', () => {
    expect(shown(captured({ data: { ...data, aligned: '/9j/a' } }))).toEqual([
      ['aligned', 'data:image/jpeg;base64,/9j/a'],
    ]);
    expect(
      shown({
        outcome: 'refused',
        answer: {
          refid: 'W-2',
          message: 'FEEDBACK_RETRY',
          data: {
            image: '/9j/r',
            as_highest_security_level_reached: null,
            as_threshold_applied: 'HIGH',
          },
        },
      }),
    ).toEqual([['taken', 'data:image/jpeg;base64,/9j/r']]);
  });

  it('knows where the face is only where the answer says so', () => {
    const face = { box: { x: 1, y: 2, width: 3, height: 4 }, landmarks: [] };
    expect(placeOf(captured({ debug: { face } }))).toBe(face);
    expect(placeOf(captured({ debug: {} }))).toBeNull();
    expect(placeOf(captured({}))).toBeNull();
  });
});
