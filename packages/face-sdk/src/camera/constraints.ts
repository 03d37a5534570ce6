/** The camera picture asked for. Phones turn it upright by themselves while they are held upright. */
const IDEAL = {
  width: { ideal: 1280 },
  height: { ideal: 960 },
  frameRate: { ideal: 30 },
} as const satisfies MediaTrackConstraints;

/**
 * Labels of cameras that see infrared light, heat or distance: their pictures are no selfies. Apple's front cameras are called
 * TrueDepth and take good ones.
 */
const NOT_FOR_FACES =
  /\b(?:ir|infra-?red|infrarot|infrarouge|infrarroj[ao]|thermal|depth|stereo module|tof|time[- ]of[- ]flight|lidar)\b/i;

/** The cameras that take pictures of faces; all of them when none seems to. */
export function forFaces(devices: readonly MediaDeviceInfo[]): readonly MediaDeviceInfo[] {
  const fit = devices.filter(({ label }) => !NOT_FOR_FACES.test(label));
  return fit.length === 0 ? devices : fit;
}

/** The camera to ask for: that one, or the front (or, `assisted`, the rear) one. */
export function cameraConstraints(
  assisted: boolean,
  deviceId: string | undefined,
): MediaStreamConstraints {
  const which: MediaTrackConstraints =
    deviceId === undefined
      ? { facingMode: { ideal: assisted ? 'environment' : 'user' } }
      : { deviceId: { exact: deviceId } };
  return { audio: false, video: { ...IDEAL, ...which } };
}

/**
 * Another camera for when the browser chose one that does not take pictures of faces.
 *
 * @param label the chosen camera's
 * @returns the id of a better one, or undefined when the chosen one is right or there is no other
 */
export function betterCamera(
  label: string,
  devices: readonly MediaDeviceInfo[],
): string | undefined {
  if (!NOT_FOR_FACES.test(label)) return undefined;
  return devices.find(
    (device) =>
      device.kind === 'videoinput' && device.label !== '' && !NOT_FOR_FACES.test(device.label),
  )?.deviceId;
}
