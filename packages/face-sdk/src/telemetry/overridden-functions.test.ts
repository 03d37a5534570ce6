import { afterEach, expect, test, vi } from 'vitest';
import { overriddenFunctions } from './overridden-functions.ts';

// Functions of this runtime stand for the browser's own: native code is told by its text.

/** An element's class whose `srcObject` has these. */
function mediaElement(accessor: { get: () => unknown; set: (value: unknown) => void }) {
  const element = class {};
  Object.defineProperty(element.prototype, 'srcObject', accessor);
  return element;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('nothing is told of what is native, or not there', () => {
  vi.stubGlobal('VideoFrame', Map);
  vi.stubGlobal('HTMLMediaElement', mediaElement({ get: Date.now, set: Number.isNaN }));
  expect(overriddenFunctions()).toEqual([]);
});

test.each([
  ['VideoFrame', class {}, 'VideoFrame'],
  [
    'HTMLMediaElement',
    mediaElement({ get: () => null, set: Number.isNaN }),
    'HTMLMediaElement.srcObject',
  ],
  [
    'HTMLMediaElement',
    mediaElement({ get: Date.now, set: () => undefined }),
    'HTMLMediaElement.srcObject',
  ],
])('a script’s own %s is told', (name, own, told) => {
  vi.stubGlobal(name, own);
  expect(overriddenFunctions()).toEqual([told]);
});
