import { expect, test } from 'vitest';
import { virtualCameraIn } from './virtual-cameras.ts';

test.each([
  ['OBS Virtual Camera', 'obs virtual'],
  ['Dummy video device (0x0000) (platform:v4l2loopback-000)', 'v4l2loopback'],
  ['fake_device_0', 'fake_device'],
])('%s is a program’s', (label, name) => expect(virtualCameraIn(label)).toBe(name));

test.each(['Integrated Webcam', 'FaceTime HD Camera', 'HD Pro Webcam C920', 'Caméra avant', ''])(
  '%j is a camera’s',
  (label) => expect(virtualCameraIn(label)).toBeNull(),
);
