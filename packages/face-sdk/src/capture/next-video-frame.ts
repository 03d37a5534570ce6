import { Failure, within } from '../errors/failure.ts';

/** Milliseconds without a new frame until the camera counts as failed. */
const STALLED = 6000;

/** What the browser tells of a frame, as far as it does. */
export interface VideoFrameFacts {
  /** `performance.now()` when it was shown. */
  readonly at: number;
  /** Seconds on the stream's own clock. */
  readonly mediaTime: number;
  /** Frames shown since the stream began. */
  readonly presented: number | null;
  /** `performance.now()` when the camera exposed it. */
  readonly captured: number | null;
}

/** Resolves with the next new frame; rejects with FEEDBACK_CAMERA_ACQUIRING_FAILED when none comes. */
export function nextVideoFrame(video: HTMLVideoElement): Promise<VideoFrameFacts> {
  let cancel = () => {};
  const frame = new Promise<VideoFrameFacts>((resolve) => {
    // Firefox before 132 has no frame callbacks.
    if (typeof (video.requestVideoFrameCallback as unknown) === 'function') {
      const handle = video.requestVideoFrameCallback((at, facts) => {
        const { mediaTime, presentedFrames: presented, captureTime: captured = null } = facts;
        resolve({ at, mediaTime, presented, captured });
      });
      cancel = () => video.cancelVideoFrameCallback(handle);
      return;
    }
    const before = video.currentTime;
    let handle = requestAnimationFrame(function look(at) {
      const mediaTime = video.currentTime;
      if (mediaTime === before) handle = requestAnimationFrame(look);
      else resolve({ at, mediaTime, presented: null, captured: null });
    });
    cancel = () => cancelAnimationFrame(handle);
  });
  return within(STALLED, frame, () => {
    cancel();
    return new Failure('FEEDBACK_CAMERA_ACQUIRING_FAILED', 'the camera sends no frames');
  });
}
