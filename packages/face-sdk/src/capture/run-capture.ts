import { askApplication, camerasToChoose } from '../camera/choose-camera.ts';
import { offer } from '../camera/offered-cameras.ts';
import { askCamera } from '../dialog/camera-screen.ts';
import { recall, remember } from '../dialog/memory.ts';
import { showProgress } from '../dialog/progress-screen.ts';
import { openStage, type Stage } from '../dialog/stage.ts';
import { showTraining, trainingWanted } from '../dialog/training-screen.ts';
import { Failure, isAway } from '../errors/failure.ts';
import { assembleCapture } from './assemble.ts';
import type { CaptureRun } from './capture-run.ts';
import { captureQuality, imageQuality } from './image-quality.ts';
import { CAPTURED_SHOWN, pause } from './pause.ts';
import type { Picture } from './picture.ts';
import { pictureFromCamera } from './picture-from-camera.ts';
import { pictureFromFile } from './picture-from-file.ts';

/** Milliseconds beyond `captureTimeout` for which a challenge must be good when a capture begins: permission, sealing. */
const SPARE = 90_000;
/** Milliseconds from the picture to the sealed capture, and from which on sealing needs words. */
const SEALING_TIMEOUT = 30_000;
const SLOW_SEALING = 1500;

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
    const cameras = await endings.unlessEnded(camerasOffered(run));
    const ask = settings.events.onInputDevicesDetected;
    if (cameras.length === 0 || ask === undefined)
      return await captureOnStage(run, cameras, undefined);
    const answer = await endings.unlessEnded(askApplication(ask, cameras));
    if (answer === null) return await captureOnStage(run, cameras, undefined);
    rememberCamera(cameras, answer);
    return await captureOnStage(run, [], answer);
  } finally {
    // Whatever is still under way ends here: guidance, and a camera that opens late.
    endings.end(new Failure('FEEDBACK_DIALOG_CLOSED'));
    endings.release();
  }
}

/** The cameras among which somebody shall choose. */
async function camerasOffered({ settings, endings }: CaptureRun): Promise<MediaDeviceInfo[]> {
  if (!settings.allowCameraSelect) return [];
  try {
    return await camerasToChoose(endings.signal, recall('camera'));
  } catch (error) {
    // There is nothing to choose, and a photograph is asked for when the camera fails again.
    if (settings.fileUpload && isOfCamera(error)) return [];
    throw error;
  }
}

function rememberCamera(cameras: readonly MediaDeviceInfo[], id: string): void {
  const label = cameras.find(({ deviceId }) => deviceId === id)?.label;
  if (label !== undefined && label !== '') remember('camera', label);
}

/**
 * @param cameras among which the person shall choose; none: there is nothing to choose
 * @param chosen the camera that the application chose
 */
async function captureOnStage(
  run: CaptureRun,
  cameras: readonly MediaDeviceInfo[],
  chosen: string | undefined,
): Promise<Blob> {
  const { settings, localise, endings } = run;
  let training = settings.captureTraining && trainingWanted();
  const stage = openStage({
    allowClose: settings.allowClose,
    name: localise('FEEDBACK_NOT_CENTERED'),
    language: settings.language,
    theme: settings.theme,
    colours: settings.colours,
    spoken: settings.spokenGuidance,
    closeText: localise('FEEDBACK_BUTTON_CLOSE'),
    onClose: () => {
      const reason = training ? 'FEEDBACK_TRAINING_DIALOG_CLOSED' : 'FEEDBACK_DIALOG_CLOSED';
      endings.end(new Failure(reason));
    },
  });
  try {
    // Models load meanwhile.
    if (training) await endings.unlessEnded(showTraining(stage, localise));
    training = false;
    let deviceId = chosen;
    if (cameras.length > 0) {
      deviceId = await endings.unlessEnded(askCamera(stage, localise, cameras.map(offer)));
      rememberCamera(cameras, deviceId);
    }
    // The challenge is seen to while the subject finds the oval.
    const prepared = prepareChallenge(run);
    const [picture] = await endings.unlessEnded(
      Promise.all([pictureFor(run, stage, deviceId), prepared]),
    );
    endings.startTimeout(SEALING_TIMEOUT);
    const sealed = await endings.unlessEnded(sealPicture(run, stage, picture));
    stage.letBeHeard();
    return sealed;
  } finally {
    stage.remove();
    // Megabytes of pictures that nobody needs any more.
    run.ready.then(
      ({ observer }) => observer.forget(),
      () => undefined,
    );
  }
}

async function prepareChallenge({ ready, settings }: CaptureRun): Promise<void> {
  const { session } = await ready;
  try {
    await session.prepare(settings.captureTimeout + SPARE);
  } catch (error) {
    // Whoever began without the server may have it back when the picture is taken.
    if (!session.offline || !isAway(error)) throw error;
  }
}

/** The picture, by the camera or, where that is allowed, from a file: the person may go to and fro. */
async function pictureFor(
  run: CaptureRun,
  stage: Stage,
  deviceId: string | undefined,
): Promise<Picture> {
  let camera = true;
  for (;;) {
    const taken = await pictureFromCamera(run, stage, deviceId).catch((error: unknown) => {
      // Who has no camera may have a photograph.
      if (!run.settings.fileUpload || !isOfCamera(error)) throw error;
      camera = false;
      return 'file' as const;
    });
    if (taken !== 'file') return taken;
    const found = await run.endings.unlessEnded(pictureFromFile(run, stage, camera));
    if (found !== 'camera') return found;
  }
}

const isOfCamera = (error: unknown): boolean =>
  error instanceof Failure &&
  (error.reason === 'FEEDBACK_CAMERA_ACQUIRING_FAILED' ||
    error.reason === 'ERROR_NO_INPUT_DEVICES');

async function sealPicture(run: CaptureRun, stage: Stage, picture: Picture): Promise<Blob> {
  const { settings, localise } = run;
  const { session } = await run.ready;
  const eyes = settings.eyesStatusDetector;
  const quality = settings.returnQualityMetadata
    ? captureQuality(picture.frame.finding, eyes)
    : undefined;
  const sealing = async () =>
    assembleCapture({ ...picture, stamp: await session.take(), options: settings.wishes, quality });
  const process = () =>
    showProgress(stage, settings.progressDialog, localise('FEEDBACK_PROCESSING'));
  // The picture stands still meanwhile; words come when it takes long.
  const still = !settings.retakeScreen && picture.camera !== undefined;
  const slow = setTimeout(process, still ? SLOW_SEALING : 0);
  const seen = still ? pause(CAPTURED_SHOWN) : undefined;
  const [{ blob, primary }] = await Promise.all([sealing(), seen]).finally(() => {
    clearTimeout(slow);
  });
  performance.mark('face-sdk:sealed');
  if (settings.gImage) run.onImage(primary);
  if (quality !== undefined)
    tell(() => settings.events.onImageQualityDetected?.(imageQuality(quality)));
  return blob;
}

/** Calls the application. What goes wrong there is reported as any uncaught error, and the capture is still a capture. */
function tell(call: () => void): void {
  try {
    call();
  } catch (error) {
    reportError(error);
  }
}
