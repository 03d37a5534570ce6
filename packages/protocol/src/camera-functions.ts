/**
 * What a script replaces in order to show another picture than the camera's, by the names of the signal `functionsOverridden`. Canvas functions
 * are not among them: guards against fingerprinting replace those.
 */
const CAMERA_FUNCTIONS =
  /^(?:(?:mediaDevices|MediaDevices|MediaStreamTrack)\..+|HTMLMediaElement\.srcObject|VideoFrame)$/;

/** Whether a function of the browser, as `functionsOverridden` names it, makes the camera's pictures or speaks for the camera. */
export function isCameraFunction(name: string): boolean {
  return CAMERA_FUNCTIONS.test(name);
}
