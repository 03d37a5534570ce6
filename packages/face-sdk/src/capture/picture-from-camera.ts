import { describeCamera, openCamera, videoInputs, type Camera } from '../camera/camera.ts';
import { fewPixels } from '../camera/offered-cameras.ts';
import { captureScreen } from '../dialog/capture-screen.ts';
import { laidOut } from '../dialog/laid-out.ts';
import { showProgress } from '../dialog/progress-screen.ts';
import { askRetake } from '../dialog/retake-screen.ts';
import type { Stage } from '../dialog/stage.ts';
import { vibrate } from '../dialog/vibration.ts';
import { Failure, within } from '../errors/failure.ts';
import { warnOnce } from '../options/warn-once.ts';
import { deviceClass } from '../support/browser.ts';
import { boundSignals } from '../telemetry/bound-signals.ts';
import { constraintResponse } from '../telemetry/constraint-response.ts';
import { insecureTrack } from '../telemetry/insecure-track.ts';
import { telemetry } from '../telemetry/telemetry.ts';
import { chooseFrame, type ChosenFrame } from './choose-frame.ts';
import type { CaptureRun } from './capture-run.ts';
import { CAPTURED_SHOWN, pause } from './pause.ts';
import type { Picture } from './picture.ts';

/** Milliseconds until the camera's first picture. */
const PLAY_TIMEOUT = 10_000;

/**
 * Opens the camera and guides until there is a picture. However it ends, the camera stops.
 *
 * @param deviceId that camera and no other
 * @returns the picture, or that a photograph shall be uploaded instead
 */
export async function pictureFromCamera(
  run: CaptureRun,
  stage: Stage,
  deviceId: string | undefined,
): Promise<Picture | 'file'> {
  const { settings, localise, endings } = run;
  showProgress(stage, settings.progressDialog, localise('FEEDBACK_INITIALIZATION'));
  const { assisted } = settings;
  let camera: Camera | undefined;
  try {
    // A first layout asks the browser's process for its fonts, which is busy while it opens a camera: the page would wait for it.
    await endings.unlessEnded(laidOut());
    const opening = openCamera({ assisted, deviceId, signal: endings.signal }).then((opened) => {
      camera = opened;
      // The capture ended while the camera was opening.
      if (endings.signal.aborted) opened.stop();
      return opened;
    });
    const [opened] = await endings.unlessEnded(Promise.all([opening, run.ready]));
    endings.watch(opened.track);
    if (settings.rejectInsecureFeed) refuseInsecure(opened.track);
    if (fewPixels(opened.track)) {
      // The guide asks for more; one that has fewer still gives a capture.
      warnOnce(`the camera "${opened.track.label}" has fewer than 1.3 megapixels`);
    }
    return await endings.unlessEnded(guideUntilTaken(run, stage, opened));
  } finally {
    camera?.stop();
    endings.unwatch();
    endings.stopTimeout();
  }
}

async function guideUntilTaken(
  run: CaptureRun,
  stage: Stage,
  camera: Camera,
): Promise<Picture | 'file'> {
  const { settings, localise, endings } = run;
  const { observer } = await run.ready;
  const ticks = settings.appUI === 'TICKING';
  const feel = settings.vibration ? vibrate : () => undefined;
  // Guidance ends with the capture, and when the person goes the other way.
  const leaving = new AbortController();
  endings.signal.throwIfAborted();
  endings.signal.addEventListener('abort', () => leaving.abort(endings.signal.reason));
  let choose = () => {};
  const left = new Promise<'file'>((resolve) => {
    choose = () => {
      resolve('file');
      leaving.abort(new Failure('FEEDBACK_DIALOG_CLOSED', 'a file is chosen'));
    };
  });
  const frozen = (why: string) => {
    if (settings.rejectInsecureFeed) endings.end(new Failure('FEEDBACK_RETRY_INSECURE', why));
  };
  // Of the last take: another one has a clock of its own, and would look like a stream that runs backwards.
  let watching = telemetry(frozen);
  const take = async (): Promise<ChosenFrame> => {
    const screen = captureScreen(stage, {
      html: settings.captureDialog,
      mirrored: camera.mirrored,
      otherWay: settings.fileUpload ? { text: localise('FEEDBACK_UPLOAD'), choose } : undefined,
    });
    // Laying out and drawing are long enough for a task of their own each.
    await laidOut();
    leaving.signal.throwIfAborted();
    const advice = localise('FEEDBACK_SEARCHING');
    screen.show({ advice, phase: 'searching', progress: 0, ticks });
    screen.video.srcObject = camera.stream;
    await play(screen.video);
    performance.mark('face-sdk:first-frame');
    endings.startTimeout(settings.captureTimeout);
    watching = telemetry(frozen);
    const frame = await chooseFrame({
      screen,
      observer,
      localise,
      eyes: settings.eyesStatusDetector,
      ticks,
      telemetry: watching,
      wrongOrientation: heldAcross,
      onHolding: () => feel('holding'),
      signal: leaving.signal,
    });
    endings.stopTimeout();
    const image = await frame.picture.image();
    leaving.signal.throwIfAborted();
    screen.captured(image, localise('FEEDBACK_CAPTURED'), ticks);
    if (image instanceof ImageBitmap) image.close();
    feel('captured');
    return frame;
  };
  const accepted = async (): Promise<Picture> => {
    for (;;) {
      const frame = await take();
      if (settings.retakeScreen) {
        await pause(CAPTURED_SHOWN);
        leaving.signal.throwIfAborted();
        const { portrait } = frame.finding;
        const image = await frame.picture.image();
        const good = await askRetake(stage, localise, image, portrait);
        if (image instanceof ImageBitmap) image.close();
        endings.signal.throwIfAborted();
        if (!good) continue;
      }
      const description = describeCamera(camera.track);
      // Settings are read before, because the answer changes them.
      const ownSignals = watching.signals(camera.track, await videoInputs());
      const response = await constraintResponse(camera.track);
      const signals = boundSignals({ ...ownSignals, ...response });
      return { frame, camera: description, signals };
    }
  };
  const taking = accepted();
  // Nobody waits for it when the person has left.
  taking.catch(() => undefined);
  return Promise.race([taking, left]);
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

/** A phone or tablet held across: its camera's picture is too low for a whole head. */
function heldAcross(): boolean {
  const mobile = deviceClass(navigator.userAgent, navigator.maxTouchPoints) === 'mobile';
  return mobile && matchMedia('(orientation: landscape)').matches;
}
