/**
 * Names under which software cameras announce themselves, in lower case; a label contains one. Drivers that make a
 * phone or a photo camera a webcam are not here: they show a real scene.
 */
const VIRTUAL_CAMERAS = [
  'obs virtual',
  'obs-camera',
  'virtual camera',
  'virtual webcam',
  'virtual cam',
  'v4l2loopback',
  'dummy video device',
  'loopback',
  'manycam',
  'xsplit',
  'snap camera',
  'e2esoft',
  'vcam',
  'splitcam',
  'webcamoid',
  'akvirtualcamera',
  'altercam',
  'camtwist',
  'sparkocam',
  'cyberlink youcam',
  'webcammax',
  'magic camera',
  'fake webcam',
  'fake_device',
  'mmhmm',
  'chromacam',
  'unity video capture',
  'deepfacelive',
  'avatarify',
] as const;

/**
 * The name of a program in a camera's label, or null. A label can be changed by whoever controls the machine.
 *
 * @param label as `MediaStreamTrack.label` tells it
 */
export function virtualCameraIn(label: string): string | null {
  const lower = label.toLowerCase();
  return VIRTUAL_CAMERAS.find((name) => lower.includes(name)) ?? null;
}
