import { Failure } from '../errors/failure.ts';

/** Everything that can end a capture from outside. The first one counts. */
export interface Endings {
  /** Aborted, with the Failure as its reason, when the capture is over. */
  readonly signal: AbortSignal;
  end(failure: Failure): void;
  /** Starts the time that is allowed from here on, in place of what was left. */
  startTimeout(milliseconds: number): void;
  /** Takes back the time that is allowed: what follows has its own. */
  stopTimeout(): void;
  /** Watches the camera: it may be unplugged, or its permission taken back. */
  watch(track: MediaStreamTrack): void;
  /** Watches it no more: it was given up on purpose, and a dialog of the system may hide the page. */
  unwatch(): void;
  /** The work's answer, unless the capture ends before. */
  unlessEnded<T>(work: Promise<T>): Promise<T>;
  /** Stops watching. */
  release(): void;
}

export function endings(): Endings {
  const controller = new AbortController();
  const { signal } = controller;
  const watched = new AbortController();
  let camera = new AbortController();
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Failure), { once: true });
  });
  // The work may have settled first, and then nobody waits for this one.
  ended.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (failure: Failure) => controller.abort(failure);
  const left = () => end(new Failure('FEEDBACK_DIALOG_CLOSED', 'the page was left or hidden'));
  window.addEventListener('pagehide', left, { signal: watched.signal });
  return {
    signal,
    end,
    startTimeout(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(() => end(new Failure('FEEDBACK_CAPTURE_TIMEOUT')), milliseconds);
    },
    stopTimeout: () => clearTimeout(timer),
    watch(track) {
      camera = new AbortController();
      const stopped = () =>
        end(new Failure('FEEDBACK_CAMERA_ACQUIRING_FAILED', 'the camera stopped'));
      track.addEventListener('ended', stopped, { signal: camera.signal });
      const hidden = () => {
        if (document.visibilityState === 'hidden') left();
      };
      document.addEventListener('visibilitychange', hidden, { signal: camera.signal });
      hidden();
    },
    unwatch: () => camera.abort(),
    unlessEnded: (work) => Promise.race([work, ended]),
    release() {
      clearTimeout(timer);
      watched.abort();
      camera.abort();
    },
  };
}
