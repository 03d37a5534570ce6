import { Failure, within } from '../errors/failure.ts';
import type { Events } from '../options/sdk-options.ts';
import { openCamera, videoInputs } from './camera.ts';
import { inOrder } from './offered-cameras.ts';

/** Milliseconds that the application may take to have a camera chosen. */
const CHOICE_TIMEOUT = 120_000;

/**
 * The cameras among which there is something to choose, by name; empty when there is one or none.
 *
 * @param last label of the camera that was chosen last time: it comes first
 */
export async function camerasToChoose(
  signal: AbortSignal,
  last: string | null,
): Promise<MediaDeviceInfo[]> {
  let devices = await videoInputs();
  if (devices.some((device) => device.label === '')) {
    // Cameras have no names until one has been allowed, and browsers tell of one only (Media Capture and Streams, "enumerateDevices").
    const allowed = await openCamera({ assisted: false, deviceId: undefined, signal });
    allowed.stop();
    devices = await videoInputs();
  }
  const fit = inOrder(devices, last);
  return fit.length > 1 ? fit : [];
}

/**
 * Lets the application choose. This comes before the capture's own dialog opens: nothing of the page can be reached below that.
 *
 * @returns the chosen camera's id; null: the person shall be asked by a screen of ours
 */
export async function askApplication(
  ask: NonNullable<Events['onInputDevicesDetected']>,
  devices: MediaDeviceInfo[],
): Promise<string | null> {
  const answer = Promise.resolve()
    .then(() => ask(devices))
    .catch((error: unknown) => {
      throw new Failure('FEEDBACK_DIALOG_CLOSED', error);
    });
  return within(CHOICE_TIMEOUT, answer, () => new Failure('FEEDBACK_CAPTURE_TIMEOUT'));
}
