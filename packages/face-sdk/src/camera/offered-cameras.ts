import { forFaces } from './constraints.ts';

/** Pixels: cameras should have more than 1.3 million (the guide's requirement of devices). */
const ENOUGH_PIXELS = 1_300_000;

/** A camera that the person may choose. */
export interface CameraOffer {
  readonly deviceId: string;
  readonly label: string;
  /** The label as people know it: without the numbers of a USB device. */
  readonly name: string;
  /** It is known to have fewer pixels than it should. */
  readonly lowResolution: boolean;
}

/**
 * The cameras for faces, the one that was chosen last time first.
 *
 * @param last its label; null when none was chosen
 */
export function inOrder(
  devices: readonly MediaDeviceInfo[],
  last: string | null,
): MediaDeviceInfo[] {
  const fit = forFaces(devices);
  return [
    ...fit.filter(({ label }) => label === last),
    ...fit.filter(({ label }) => label !== last),
  ];
}

export function offer(device: MediaDeviceInfo): CameraOffer {
  const { deviceId, label } = device;
  const name = label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '');
  return { deviceId, label, name, lowResolution: fewPixels(device) };
}

/** A track, or a device whose name may be seen. Firefox's have no capabilities. */
interface Capable {
  getCapabilities(): MediaTrackCapabilities;
}

const capable = (source: object): source is Capable =>
  'getCapabilities' in source && typeof source.getCapabilities === 'function';

/** True when a track or device says that the camera has fewer pixels than it should; false also where it does not say. */
export function fewPixels(source: object): boolean {
  const { width, height } = capable(source) ? source.getCapabilities() : {};
  return (width?.max ?? Number.NaN) * (height?.max ?? Number.NaN) < ENOUGH_PIXELS;
}
