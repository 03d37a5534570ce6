import { afterEach, expect, test, vi } from 'vitest';
import { camerasToChoose } from './choose-camera.ts';

const listed = (...labels: string[]) =>
  labels.map((label) => ({ deviceId: label, label, kind: 'videoinput' }));

/** A browser that tells of `before` until a camera has been allowed. */
function browser(before: readonly object[], after: readonly object[]) {
  let allowed = false;
  const stop = vi.fn();
  const track = { label: 'Front', stop, getSettings: () => ({}) };
  const getUserMedia = vi.fn(() => {
    allowed = true;
    return Promise.resolve({ getVideoTracks: () => [track], getTracks: () => [track] });
  });
  const enumerateDevices = () => Promise.resolve(allowed ? after : before);
  vi.stubGlobal('navigator', { mediaDevices: { enumerateDevices, getUserMedia } });
  return { getUserMedia, stop };
}
const choose = async () =>
  (await camerasToChoose(new AbortController().signal, null)).map(({ label }) => label);

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['Safari: one without a name', listed('')],
  ['all of them without names', listed('', '')],
])(
  '%s, until a camera is allowed: it is asked for, stopped, and then all have names',
  async (_, before) => {
    const { getUserMedia, stop } = browser(before, listed('Front', 'Rear'));
    expect(await choose()).toEqual(['Front', 'Rear']);
    expect(getUserMedia).toHaveBeenCalledOnce();
    expect(stop).toHaveBeenCalledOnce();
  },
);

test.each([
  ['names are known', listed('Front', 'Rear'), ['Front', 'Rear']],
  ['there is one', listed('Front'), []],
  ['there is none', [], []],
])('nothing is asked where %s', async (_, devices, expected) => {
  const { getUserMedia } = browser(devices, devices);
  expect(await choose()).toEqual(expected);
  expect(getUserMedia).not.toHaveBeenCalled();
});
