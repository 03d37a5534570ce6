import type { CaptureSignals } from '@iws/protocol';

/** Longest text of a setting. */
const TEXT = 80;

type Told = readonly (readonly [name: string, value: unknown])[];

/** What a track says of itself: its kind, its settings without ids, and whether they lie within its capabilities. */
export function trackSignals(
  track: MediaStreamTrack,
  cameras: readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[],
): CaptureSignals {
  const settings: Told = Object.entries(track.getSettings());
  const told = settings.flatMap(([name, value]): [string, string | number][] => {
    // Ids are of no use for this and would single out a device.
    if (name === 'deviceId' || name === 'groupId') return [];
    if (typeof value === 'number') return [[name, value]];
    return typeof value === 'string' || typeof value === 'boolean'
      ? [[name, String(value).slice(0, TEXT)]]
      : [];
  });
  // Firefox before 132 has no getCapabilities.
  const capable =
    typeof (track.getCapabilities as unknown) === 'function' ? track.getCapabilities() : {};
  const { deviceId } = track.getSettings();
  const listed = cameras.some((one) => one.deviceId === deviceId || one.label === track.label);
  return {
    ...Object.fromEntries(told.slice(0, 24).map(([name, value]) => [`track.${name}`, value])),
    trackKind: trackKind(track),
    trackListed: listed ? 1 : 0,
    trackCapabilities: Object.keys(capable)
      .sort()
      .slice(0, 32)
      .join(' ')
      .slice(0, TEXT * 2),
    settingsOutsideCapabilities: outside(settings, Object.entries(capable)),
  };
}

/**
 * The track's interface: `MediaStreamTrack` for a camera's, `CanvasCaptureMediaStreamTrack` for what a program draws (W3C Media Capture
 * from DOM Elements).
 */
export function trackKind(track: MediaStreamTrack): string {
  return Object.prototype.toString.call(track).slice('[object '.length, -1).slice(0, TEXT);
}

/** Width and height are left out: a phone that is held upright tells them turned, and its capabilities not. */
const JUDGED = ['frameRate', 'facingMode', 'resizeMode', 'zoom', 'focusMode', 'exposureMode'];

/** Names of the settings that the track says it cannot have. */
function outside(settings: Told, capabilities: Told): string[] {
  const able = new Map(capabilities);
  return settings
    .filter(([name, value]) => JUDGED.includes(name) && contradicts(value, able.get(name)))
    .map(([name]) => name);
}

function contradicts(value: unknown, capability: unknown): boolean {
  if (typeof capability !== 'object' || capability === null) return false;
  if (Array.isArray(capability)) return capability.length > 0 && !capability.includes(value);
  const least: unknown = Reflect.get(capability, 'min');
  const most: unknown = Reflect.get(capability, 'max');
  if (typeof value !== 'number') return false;
  // Rates are rounded.
  const slack = 1.02;
  return (
    (typeof most === 'number' && value > most * slack) ||
    (typeof least === 'number' && value * slack < least)
  );
}
