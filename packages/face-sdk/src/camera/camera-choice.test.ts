import { expect, test } from 'vitest';
import { acquisitionFailure } from './acquisition-failure.ts';
import { betterCamera, cameraConstraints, forFaces } from './constraints.ts';
import { fewPixels, inOrder, offer } from './offered-cameras.ts';

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

test.each([
  'Integrated IR Camera',
  'Windows Hello Infrared',
  'Intel(R) RealSense(TM) Depth Camera',
  'ToF Camera',
  'Back LiDAR',
])('%s is left out', (label) => {
  const devices = [camera('1', label), camera('2', 'Front TrueDepth Camera'), camera('3', 'Mira')];
  expect(forFaces(devices).map(({ deviceId }) => deviceId)).toEqual(['2', '3']);
  expect(forFaces(devices.slice(0, 1))).toHaveLength(1);
});

test('the camera of the last time comes first', () => {
  const devices = ['a', 'b', 'c'].map((label) => camera(label, label));
  const order = (last: string | null) => inOrder(devices, last).map(({ label }) => label);
  expect(order('b')).toEqual(['b', 'a', 'c']);
  expect(order('gone')).toEqual(['a', 'b', 'c']);
  expect(order(null)).toEqual(['a', 'b', 'c']);
});

test('cameras are offered by the name that people know, with what they lack', () => {
  expect(offer(camera('1', 'HD Webcam (05ac:8514)'))).toEqual({
    deviceId: '1',
    label: 'HD Webcam (05ac:8514)',
    name: 'HD Webcam',
    lowResolution: false,
  });
  const able = (capabilities: object) => ({ getCapabilities: () => capabilities });
  const sizes = (width: number, height: number) =>
    able({ width: { max: width }, height: { max: height } });
  expect(offer(Object.assign(camera('2', 'Old'), sizes(640, 480))).lowResolution).toBe(true);
  expect(fewPixels(sizes(1280, 720))).toBe(true);
  expect(fewPixels(sizes(1280, 1024))).toBe(false);
  expect(fewPixels(able({ width: { max: 640 } }))).toBe(false);
  expect(fewPixels({})).toBe(false);
});
