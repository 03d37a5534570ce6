import { rephotographed } from './rephotographed.ts';
import { encodeJpeg } from './rgb-image.ts';
import { selfieImage, type SelfieOptions } from './selfie.ts';
import { renderView } from './view.ts';

/** A rectangle in camera pixels, from the top left. */
export interface CameraRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One picture of a capture, with the field names of the sealed capture. */
export interface JpegSample {
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  /** Which part of the camera's picture it shows. */
  readonly crop: CameraRectangle;
  readonly data: Uint8Array;
}

export interface CaptureSamples {
  /** 480×640, the whole head. */
  readonly primary: JpegSample;
  /** The same frame uncropped, 960×1280. */
  readonly context: JpegSample;
  /** The crop of `primary`. */
  readonly crop: CameraRectangle;
}

const CAMERA = { width: 960, height: 1280 } as const;
const PRIMARY = { width: 480, height: 640 } as const;

/** The whole head with its margins takes the upper middle of the selfie; hair and chin are inside. */
const HEAD: CameraRectangle = { x: 60, y: 80, width: 840, height: 1120 };

/**
 * The two pictures that the SDK would seal, from one camera frame. With `attack` the camera sees the
 * person on a screen that somebody holds up.
 */
export async function captureSamples(
  options: Omit<SelfieOptions, 'width' | 'height'> & {
    readonly attack?: boolean;
    readonly quality?: number;
  } = {},
): Promise<CaptureSamples> {
  const selfie = await selfieImage({ ...options, ...CAMERA });
  const frame = options.attack ? await rephotographed(selfie) : selfie;
  const view = {
    centreX: HEAD.x + HEAD.width / 2,
    centreY: HEAD.y + HEAD.height / 2,
    width: HEAD.width,
    roll: 0,
  };
  const primary = renderView(frame, view, PRIMARY.width, PRIMARY.height);
  return {
    primary: {
      mediaType: 'image/jpeg',
      ...PRIMARY,
      crop: HEAD,
      data: await encodeJpeg(primary, options.quality),
    },
    context: {
      mediaType: 'image/jpeg',
      ...CAMERA,
      crop: { x: 0, y: 0, ...CAMERA },
      data: await encodeJpeg(frame, options.quality),
    },
    crop: HEAD,
  };
}
