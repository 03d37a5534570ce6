/** Pixels that a camera should have, by the product guide. */
const ENOUGH_PIXELS = 1_300_000;

/** Whether a camera says that it has fewer pixels than it should; Firefox's cameras do not say. */
export function fewPixels(camera: object): boolean {
  if (!('getCapabilities' in camera) || typeof camera.getCapabilities !== 'function') return false;
  const { width, height } = (camera as InputDeviceInfo).getCapabilities();
  return (width?.max ?? Number.NaN) * (height?.max ?? Number.NaN) < ENOUGH_PIXELS;
}
