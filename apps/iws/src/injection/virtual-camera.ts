import type { InjectionRule } from './rule.ts';

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

/** The camera bears the name of a program. A label can be changed by whoever controls the machine. */
export const virtualCamera: InjectionRule = {
  name: 'virtual-camera',
  weight: 'conclusive',
  judge({ capture: { device } }) {
    const label = device?.camera?.label?.toLowerCase() ?? '';
    const found = VIRTUAL_CAMERAS.find((name) => label.includes(name));
    return found === undefined ? null : `the camera's label contains "${found}"`;
  },
};
