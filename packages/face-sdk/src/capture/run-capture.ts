import type { ServerSession } from '../bootstrap/server-session.ts';
import { describeCamera, openCamera, type Camera } from '../camera/camera.ts';
import { chooseCamera } from '../camera/choose-camera.ts';
import { captureScreen } from '../dialog/capture-screen.ts';
import { showProgress } from '../dialog/progress-screen.ts';
import { askRetake } from '../dialog/retake-screen.ts';
import { openStage, type Stage } from '../dialog/stage.ts';
import { Failure, isAway, within } from '../errors/failure.ts';
import type { Localise } from '../localisation/localise.ts';
import type { Settings } from '../options/settings.ts';
import { deviceClass } from '../support/browser.ts';
import type { Observer } from '../worker/observer.ts';
import { sealFrame } from './assemble.ts';
import { chooseFrame, type ChosenFrame } from './choose-frame.ts';
import type { Endings } from './endings.ts';
import { captureQuality, imageQuality } from './image-quality.ts';
import { boundSignals } from '../telemetry/bound-signals.ts';
import { constraintResponse } from '../telemetry/constraint-response.ts';
import { insecureTrack } from '../telemetry/insecure-track.ts';
import { telemetry } from '../telemetry/telemetry.ts';

/** Milliseconds beyond `captureTimeout` for which a challenge must be good when a capture begins: permission, sealing. */
const SPARE = 90_000;

/** Milliseconds until the camera's first picture, and from the chosen frame to the sealed capture. */
const PLAY_TIMEOUT = 10_000;
const SEALING_TIMEOUT = 30_000;

/** What is there once the SDK is initialised. */
export interface Ready {
  readonly session: ServerSession;
  readonly observer: Observer;
}

export interface CaptureRun {
  readonly settings: Settings;
  readonly localise: Localise;
  readonly endings: Endings;
  /** Resolves when models, keys and time are there. */
  readonly ready: Promise<Ready>;
  /** Hands over the picture that was sealed, where the settings ask for it. */
  onImage(this: void, image: Blob): void;
}

/**
 * One capture: dialog, camera, guidance, the best frame, sealing. However it ends, the camera stops and the dialog goes.
 *
 * @returns the sealed capture; rejects with a Failure
 */
export async function runCapture(run: CaptureRun): Promise<Blob> {
  const { settings, endings } = run;
  performance.mark('face-sdk:capture');
  // Whether it is used or not: a server that is away is reported below, and nowhere else.
  run.ready.catch(() => undefined);
  try {
    const ask = settings.allowCameraSelect ? settings.events.onInputDevicesDetected : undefined;
    const deviceId = ask && (await endings.unlessEnded(chooseCamera(ask, endings.signal)));
    return await captureOnStage(run, deviceId);
  } finally {
    // Whatever is still under way ends here: guidance, and a camera that opens late.
    endings.end(new Failure('FEEDBACK_DIALOG_CLOSED'));
    endings.release();
  }
}

async function captureOnStage(run: CaptureRun, deviceId: string | undefined): Promise<Blob> {
  const { settings, localise, endings } = run;
  const stage = openStage({
    allowClose: settings.allowClose,
    name: localise('FEEDBACK_NOT_CENTERED'),
    language: settings.language,
    closeText: localise('FEEDBACK_BUTTON_CLOSE'),
    onClose: () => endings.end(new Failure('FEEDBACK_DIALOG_CLOSED')),
  });
  let camera: Camera | undefined;
  try {
    showProgress(stage, settings.progressDialog, localise('FEEDBACK_INITIALIZATION'));
    const { assisted } = settings;
    const opening = openCamera({ assisted, deviceId, signal: endings.signal }).then((opened) => {
      camera = opened;
      // The capture ended while the camera was opening.
      if (endings.signal.aborted) opened.stop();
      return opened;
    });
    const [opened, ready] = await endings.unlessEnded(Promise.all([opening, run.ready]));
    endings.watch(opened.track);
    if (settings.rejectInsecureFeed) refuseInsecure(opened.track);
    return await endings.unlessEnded(captureWith(run, ready, stage, opened));
  } finally {
    camera?.stop();
    stage.remove();
  }
}

async function captureWith(
  run: CaptureRun,
  { session, observer }: Ready,
  stage: Stage,
  camera: Camera,
): Promise<Blob> {
  const { settings, localise, endings } = run;
  const eyes = settings.eyesStatusDetector;
  const ticks = settings.appUI === 'TICKING';
  // Of the last take: another one has a clock of its own, and would look like a stream that runs backwards.
  const frozen = (why: string) => {
    if (settings.rejectInsecureFeed) endings.end(new Failure('FEEDBACK_RETRY_INSECURE', why));
  };
  let watching = telemetry(frozen);
  const take = async (): Promise<ChosenFrame> => {
    const screen = captureScreen(stage, settings.captureDialog, settings.colours);
    screen.video.style.transform = camera.mirrored ? 'scaleX(-1)' : 'none';
    screen.show(localise('FEEDBACK_SEARCHING'), { progress: 0, good: false, ticks });
    screen.video.srcObject = camera.stream;
    await play(screen.video);
    endings.startTimeout(settings.captureTimeout);
    watching = telemetry(frozen);
    return chooseFrame({
      screen,
      observer,
      localise,
      eyes,
      ticks,
      telemetry: watching,
      wrongOrientation: heldAcross,
      signal: endings.signal,
    });
  };
  const accepted = async (): Promise<ChosenFrame> => {
    for (;;) {
      const frame = await take();
      if (!settings.retakeScreen) return frame;
      endings.stopTimeout();
      const { portrait } = frame.finding;
      if (await askRetake(stage, localise, frame.store.best(), portrait)) return frame;
      endings.signal.throwIfAborted();
    }
  };
  // The challenge is seen to while the subject finds the oval.
  const prepared = session.prepare(settings.captureTimeout + SPARE).catch((error: unknown) => {
    // Whoever began without the server may have it back when the picture is taken.
    if (!session.offline || !isAway(error)) throw error;
  });
  const [frame] = await Promise.all([accepted(), prepared]);
  const description = describeCamera(camera.track);
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter((device) => device.kind === 'videoinput');
  // Settings are read before, because the answer changes them.
  const ownSignals = watching.signals(camera.track, cameras);
  const response = await constraintResponse(camera.track);
  const signals = boundSignals({ ...ownSignals, ...response });
  camera.stop();
  endings.startTimeout(SEALING_TIMEOUT);
  showProgress(stage, settings.progressDialog, localise('FEEDBACK_PROCESSING'));
  const quality = settings.returnQualityMetadata ? captureQuality(frame.finding, eyes) : undefined;
  const { blob, primary } = await sealFrame({
    frame,
    stamp: await session.take(),
    camera: description,
    options: settings.wishes,
    signals,
    quality,
  });
  if (settings.gImage) run.onImage(primary);
  if (quality !== undefined)
    tell(() => settings.events.onImageQualityDetected?.(imageQuality(quality)));
  return blob;
}

/** @throws Failure FEEDBACK_RETRY_INSECURE for a feed that is plainly no camera's */
function refuseInsecure(track: MediaStreamTrack): void {
  const why = insecureTrack(track);
  if (why !== null) throw new Failure('FEEDBACK_RETRY_INSECURE', why);
}

/** Starts the picture; `play` alone would wait for ever for a camera that sends none. */
function play(video: HTMLVideoElement): Promise<void> {
  const failed = (cause: unknown) => new Failure('FEEDBACK_CAMERA_ACQUIRING_FAILED', cause);
  const playing = video.play().catch((error: unknown) => {
    throw failed(error);
  });
  return within(PLAY_TIMEOUT, playing, () => failed('the camera sends no picture'));
}

/** Calls the application. What goes wrong there is reported as any uncaught error, and the capture is still a capture. */
function tell(call: () => void): void {
  try {
    call();
  } catch (error) {
    reportError(error);
  }
}

/** A phone or tablet held across: its camera's picture is too low for a whole head. */
function heldAcross(): boolean {
  const mobile = deviceClass(navigator.userAgent, navigator.maxTouchPoints) === 'mobile';
  return mobile && matchMedia('(orientation: landscape)').matches;
}
