import { expect, test } from 'vitest';
import { acquisitionFailure } from './acquisition-failure.ts';
import { betterCamera, cameraConstraints } from './constraints.ts';

const camera = (deviceId: string, label: string): MediaDeviceInfo => ({
  deviceId,
  label,
  kind: 'videoinput',
  groupId: '',
  toJSON: () => ({}),
});

test.each([
  ['NotFoundError', 'ERROR_NO_INPUT_DEVICES'],
  ['OverconstrainedError', 'ERROR_NO_INPUT_DEVICES'],
  ['NotAllowedError', 'FEEDBACK_CAMERA_ACQUIRING_FAILED'],
  ['NotReadableError', 'FEEDBACK_CAMERA_ACQUIRING_FAILED'],
  ['SecurityError', 'FEEDBACK_CAMERA_ACQUIRING_FAILED'],
  ['AbortError', 'FEEDBACK_CAMERA_ACQUIRING_FAILED'],
])('%s means %s, and stays the cause', (name, reason) => {
  const error = new DOMException('why', name);
  expect(acquisitionFailure(error)).toMatchObject({ reason, cause: error });
});

test('TypeError, and things that are no errors', () => {
  expect(acquisitionFailure(new TypeError()).reason).toBe('ERROR_WEBRTC_NOT_SUPPORTED');
  expect(acquisitionFailure(undefined).reason).toBe('FEEDBACK_CAMERA_ACQUIRING_FAILED');
});

test('front by default, rear when assisted, that one when chosen', () => {
  expect(cameraConstraints(false, undefined).video).toMatchObject({
    facingMode: { ideal: 'user' },
  });
  expect(cameraConstraints(true, undefined).video).toMatchObject({
    facingMode: { ideal: 'environment' },
  });
  expect(cameraConstraints(false, 'x').video).toMatchObject({ deviceId: { exact: 'x' } });
});

test('an infrared camera is exchanged for one that takes pictures', () => {
  const devices = [camera('1', 'Integrated IR Camera'), camera('2', 'Integrated Camera')];
  expect(betterCamera('Integrated IR Camera', devices)).toBe('2');
  expect(betterCamera('Integrated Camera', devices)).toBeUndefined();
  expect(betterCamera('Integrated IR Camera', devices.slice(0, 1))).toBeUndefined();
  expect(betterCamera('Third party webcam', devices)).toBeUndefined();
});
