import { expect, test } from 'vitest';
import { deviceClass } from './browser.ts';
import { unsupported, type Surroundings } from './check-support.ts';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const ios = (version: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1`;
const android = (version: string, chrome: string) =>
  `Mozilla/5.0 (Linux; Android ${version}; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${chrome}.0.0.0 Mobile Safari/537.36`;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';

const able: Surroundings = {
  userAgent: CHROME,
  touchPoints: 0,
  memory: 8,
  hasCamera: true,
  hasCrypto: true,
  hasWasm: true,
  hasDialog: true,
};
const usual = { skipSupportCheck: false, allowFirefox: false };

test.each([
  ['a current browser', {}, null],
  ['Safari on a Mac', { userAgent: MAC }, null],
  ['an iPhone', { userAgent: ios('17_4') }, null],
  ['an iPhone of old', { userAgent: ios('15_6') }, 'ERROR_BROWSER_VERSION_NOT_SUPPORTED'],
  ['an iPhone of very old', { userAgent: ios('14_1') }, 'ERROR_PLATFORM_NOT_SUPPORTED_IOS'],
  ['Android 6', { userAgent: android('6.0', '106') }, 'ERROR_DEVICE_NOT_SUPPORTED_ANDROID'],
  ['Chrome 80', { userAgent: android('10', '80') }, 'ERROR_BROWSER_VERSION_NOT_SUPPORTED'],
  ['Firefox', { userAgent: FIREFOX }, 'ERROR_BROWSER_NOT_SUPPORTED'],
  ['no browser known', { userAgent: 'curl/8' }, 'ERROR_BROWSER_NOT_SUPPORTED'],
  ['little memory', { memory: 0.5 }, 'ERROR_DEVICE_NOT_SUPPORTED_MEMORY'],
  ['memory not told', { memory: undefined }, null],
  ['no camera API', { hasCamera: false }, 'ERROR_WEBRTC_NOT_SUPPORTED'],
  ['no Web Crypto', { hasCrypto: false }, 'ERROR_BROWSER_FEATURE_NOT_SUPPORTED'],
  ['no wasm', { hasWasm: false }, 'ERROR_BROWSER_FEATURE_NOT_SUPPORTED'],
] as const)('%s', (_, change, expected) => {
  expect(unsupported({ ...able, ...change }, usual)).toBe(expected);
});

test('Firefox by agreement, an unknown browser by skipping; features are needed all the same', () => {
  const firefox = { ...able, userAgent: FIREFOX };
  expect(unsupported(firefox, { ...usual, allowFirefox: true })).toBeNull();
  const skip = { ...usual, skipSupportCheck: true };
  expect(unsupported({ ...able, userAgent: 'curl/8' }, skip)).toBeNull();
  expect(unsupported({ ...able, hasCamera: false }, skip)).toBe('ERROR_WEBRTC_NOT_SUPPORTED');
});

test('the kind of device; an iPad that calls itself a Mac is told by its touch screen', () => {
  expect(deviceClass(CHROME, 0)).toBe('desktop');
  expect(deviceClass(MAC, 0)).toBe('desktop');
  expect(deviceClass(MAC, 5)).toBe('mobile');
  expect(deviceClass(android('14', '150'), 5)).toBe('mobile');
});
