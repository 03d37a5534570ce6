export { decodeImage, encodeJpeg, plainImage, type RgbImage } from './rgb-image.ts';
export {
  emptyImage,
  groupImage,
  groupJpeg,
  GROUPS,
  otherPersonImage,
  otherPersonJpeg,
  selfieImage,
  selfieJpeg,
  type JpegOptions,
  type SelfieOptions,
} from './selfie.ts';
export type { PersonName } from './photographs.ts';
export {
  captureSamples,
  type CameraRectangle,
  type CaptureSamples,
  type JpegSample,
} from './capture-samples.ts';
export { rephotographed } from './rephotographed.ts';
export {
  cameraFrames,
  recordedCamera,
  type CameraScene,
  type RecordedCameraOptions,
} from './recorded-camera.ts';
export { hostile, type HostileImage, type HostileName } from './hostile-images.ts';
export { BASELINE_WASM, CHROMIUM_SWITCHES } from './chromium-switches.ts';
