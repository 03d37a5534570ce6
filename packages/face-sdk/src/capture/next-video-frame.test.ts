import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextVideoFrame } from './next-video-frame.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A video that shows frames when `show` says so. */
function video() {
  const waiting = new Map<number, VideoFrameRequestCallback>();
  const part: Partial<HTMLVideoElement> = {
    requestVideoFrameCallback: (callback) => {
      waiting.set(waiting.size + 1, callback);
      return waiting.size;
    },
    cancelVideoFrameCallback: (handle) => void waiting.delete(handle),
  };
  const show = (at: number, facts: object) =>
    waiting.forEach((callback) => callback(at, facts as VideoFrameCallbackMetadata));
  return { element: part as HTMLVideoElement, waiting, show };
}

test('a frame comes with what the browser tells of it', async () => {
  const { element, show } = video();
  const frame = nextVideoFrame(element);
  show(40, { mediaTime: 1.5, presentedFrames: 7 });
  expect(await frame).toEqual({ at: 40, mediaTime: 1.5, presented: 7, captured: null });
});

test('a camera that falls silent has failed, and is no longer listened to', async () => {
  const { element, waiting } = video();
  const frame = nextVideoFrame(element);
  const failed = expect(frame).rejects.toMatchObject({
    reason: 'FEEDBACK_CAMERA_ACQUIRING_FAILED',
    cause: 'the camera sends no frames',
  });
  await vi.advanceTimersByTimeAsync(5900);
  expect(waiting.size).toBe(1);
  await vi.advanceTimersByTimeAsync(200);
  await failed;
  expect(waiting.size).toBe(0);
});
