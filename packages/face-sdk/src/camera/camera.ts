import type { CaptureCamera } from '@iws/protocol';
import { Failure, within } from '../errors/failure.ts';
import { acquisitionFailure } from './acquisition-failure.ts';
import { betterCamera, cameraConstraints } from './constraints.ts';

/** Milliseconds that the person may take to answer the browser's question. */
const PERMISSION_TIMEOUT = 60_000;
/** Milliseconds until the browser has told of its cameras: it asks devices for it, and nobody is asked. */
const LISTING_TIMEOUT = 10_000;

/** A running camera. `stop` must be called, however the capture ends. */
export interface Camera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** The preview is shown as in a mirror; the pixels never are. */
  readonly mirrored: boolean;
  stop(): void;
}

export interface CameraWishes {
  readonly assisted: boolean;
  /** That camera and no other; undefined: the front (`assisted`: the rear) one. */
  readonly deviceId: string | undefined;
  /** Once aborted, a camera that still arrives is stopped at once. */
  readonly signal: AbortSignal;
}

/** Opens the camera; rejects with a Failure and leaves no camera running. */
export async function openCamera(wishes: CameraWishes): Promise<Camera> {
  if ((await videoInputs()).length === 0) {
    throw new Failure('ERROR_NO_INPUT_DEVICES', 'there is no camera');
  }
  const { deviceId } = wishes;
  const first = await acquire(wishes, deviceId);
  if (deviceId !== undefined) return first;
  const better = await betterThan(first, wishes.signal);
  if (better === undefined) return first;
  return acquire(wishes, better);
}

/**
 * Looks for a camera to take instead of one that runs. Until that is known nobody else can stop the one that runs: it is
 * stopped here unless it is right.
 *
 * @returns the id of a better one, or undefined when the one that runs is right
 */
async function betterThan(running: Camera, signal: AbortSignal): Promise<string | undefined> {
  const stop = () => running.stop();
  signal.addEventListener('abort', stop);
  let right = false;
  try {
    signal.throwIfAborted();
    const better = betterCamera(running.track.label, await videoInputs());
    right = better === undefined;
    return better;
  } finally {
    signal.removeEventListener('abort', stop);
    if (!right) stop();
  }
}

async function acquire(wishes: CameraWishes, deviceId: string | undefined): Promise<Camera> {
  // Nobody is asked for a camera that nobody needs any more.
  wishes.signal.throwIfAborted();
  const asked = navigator.mediaDevices
    .getUserMedia(cameraConstraints(wishes.assisted, deviceId))
    .then((stream) => {
      if (!wishes.signal.aborted) return stream;
      stopTracks(stream);
      throw new Failure('FEEDBACK_DIALOG_CLOSED');
    });
  let stream: MediaStream;
  try {
    stream = await within(
      PERMISSION_TIMEOUT,
      asked,
      () => new Failure('FEEDBACK_CAMERA_ACQUIRING_FAILED', 'nobody answered the question'),
    );
  } catch (error) {
    // It may still be answered: the camera must not stay on then.
    asked.then(stopTracks, () => undefined);
    throw error instanceof Failure ? error : acquisitionFailure(error);
  }
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new Failure('ERROR_NO_INPUT_DEVICES', 'no picture in the stream');
  const facing = track.getSettings().facingMode;
  const mirrored = facing === undefined ? !wishes.assisted : facing !== 'environment';
  return { stream, track, mirrored, stop: () => stopTracks(stream) };
}

/** The cameras there are; they have no names until one has been allowed. Rejects with a Failure. */
export async function videoInputs(): Promise<MediaDeviceInfo[]> {
  try {
    const devices = await within(
      LISTING_TIMEOUT,
      navigator.mediaDevices.enumerateDevices(),
      () => new Failure('FEEDBACK_CAMERA_ACQUIRING_FAILED', 'the browser names no cameras'),
    );
    return devices.filter((device) => device.kind === 'videoinput');
  } catch (error) {
    throw error instanceof Failure ? error : acquisitionFailure(error);
  }
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What the capture says about its camera. */
export function describeCamera(track: MediaStreamTrack): CaptureCamera {
  const { facingMode, width, height, frameRate } = track.getSettings();
  return {
    ...(track.label === '' ? {} : { label: track.label }),
    ...(facingMode === undefined ? {} : { facingMode }),
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(frameRate === undefined ? {} : { frameRate }),
  };
}
