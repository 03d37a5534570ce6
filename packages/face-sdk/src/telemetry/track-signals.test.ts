import { describe, expect, test } from 'vitest';
import { trackSignals } from './track-signals.ts';

type Track = Parameters<typeof trackSignals>[0];

/** What a track would tell; the rest of its interface is not asked. */
function track(settings: object, capabilities: object, kind = 'MediaStreamTrack'): Track {
  const told = {
    label: 'Front Camera',
    getSettings: () => settings,
    getCapabilities: () => capabilities,
    [Symbol.toStringTag]: kind,
  };
  return told as unknown as Track;
}
const CAMERAS = [{ deviceId: 'x', label: 'Front Camera' }];
const ABLE = { width: { min: 1, max: 1280 }, frameRate: { min: 1, max: 30 }, facingMode: ['user'] };

describe('a camera', () => {
  test('tells its settings, not its ids, and keeps within its capabilities', () => {
    const settings = {
      deviceId: 'x',
      groupId: 'g',
      width: 1280,
      frameRate: 30.3,
      facingMode: 'user',
    };
    expect(trackSignals(track(settings, ABLE), CAMERAS)).toEqual({
      'track.width': 1280,
      'track.frameRate': 30.3,
      'track.facingMode': 'user',
      trackKind: 'MediaStreamTrack',
      trackListed: 1,
      trackCapabilities: 'facingMode frameRate width',
      settingsOutsideCapabilities: [],
    });
  });
});

describe('a feed', () => {
  test('that says more than it can is told by the settings’ names', () => {
    const settings = { width: 1920, frameRate: 60, facingMode: 'environment' };
    expect(trackSignals(track(settings, ABLE), CAMERAS)).toMatchObject({
      settingsOutsideCapabilities: ['frameRate', 'facingMode'],
    });
  });

  test('that a program draws has another interface, and no camera bears its name', () => {
    const drawn = track({ width: 640 }, {}, 'CanvasCaptureMediaStreamTrack');
    expect(trackSignals(drawn, [{ deviceId: 'x', label: 'Other' }])).toMatchObject({
      trackKind: 'CanvasCaptureMediaStreamTrack',
      trackListed: 0,
    });
  });
});
