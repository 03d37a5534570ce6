import { Failure, within } from '../errors/failure.ts';
import type { Events } from '../options/sdk-options.ts';
import { openCamera, videoInputs } from './camera.ts';

/** Milliseconds that the application may take to have a camera chosen. */
const CHOICE_TIMEOUT = 120_000;

/**
 * Lets the application choose between several cameras. This comes before the capture's own dialog opens: nothing of the page can be
 * reached below that.
 *
 * @returns the chosen camera's id; undefined when there is only one
 */
export async function chooseCamera(
  ask: NonNullable<Events['onInputDevicesDetected']>,
  signal: AbortSignal,
): Promise<string | undefined> {
  let devices = await videoInputs();
  if (devices.length > 1 && devices.some((device) => device.label === '')) {
    // Cameras have no names until one has been allowed.
    const allowed = await openCamera({ assisted: false, deviceId: undefined, signal });
    allowed.stop();
    devices = await videoInputs();
  }
  if (devices.length < 2) return undefined;
  const answer = Promise.resolve()
    .then(() => ask(devices))
    .catch((error: unknown) => {
      throw new Failure('FEEDBACK_DIALOG_CLOSED', error);
    });
  return within(CHOICE_TIMEOUT, answer, () => new Failure('FEEDBACK_CAPTURE_TIMEOUT'));
}
