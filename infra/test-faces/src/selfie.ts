import { EMPTY_VIEW, photograph, PORTRAITS } from './photographs.ts';
import type { PersonName, PhotographName } from './photographs.ts';
import { encodeJpeg, type RgbImage } from './rgb-image.ts';
import { renderView } from './view.ts';

export interface SelfieOptions {
  /** Pixels; default 720. */
  readonly width?: number;
  /** Pixels; default 4/3 of the width. */
  readonly height?: number;
  /** Who; default `subject`. */
  readonly person?: PersonName;
  /** Above 1 the camera comes closer, below 1 it backs off (and may see a neighbour). Default 1. */
  readonly zoom?: number;
  /** Degrees by which the camera is turned clockwise. Default 0: the eyes are level. */
  readonly roll?: number;
  /** Moves the camera to the right or down, in parts of the picture's width. Default 0. */
  readonly shiftX?: number;
  readonly shiftY?: number;
}

export interface JpegOptions {
  /** 1 to 100; default 92. */
  readonly quality?: number;
}

/**
 * One person alone, head and shoulders, the whole head with a margin, the eyes level; the face takes
 * about 45 % of the width.
 */
export async function selfieImage(options: SelfieOptions = {}): Promise<RgbImage> {
  const { width = 720, person = 'subject', zoom = 1, roll = 0, shiftX = 0, shiftY = 0 } = options;
  const height = options.height ?? Math.round((width * 4) / 3);
  const { photograph: name, view } = PORTRAITS[person];
  const seen = view.width / zoom;
  return renderView(
    await photograph(name),
    {
      centreX: view.centreX + shiftX * seen,
      centreY: view.centreY + shiftY * seen,
      width: seen,
      roll: view.roll + roll,
    },
    width,
    height,
  );
}

/** `selfieImage` as a JPEG file. */
export async function selfieJpeg(options: SelfieOptions & JpegOptions = {}): Promise<Uint8Array> {
  return encodeJpeg(await selfieImage(options), options.quality);
}

/** A selfie of somebody else, for comparisons that must not match. */
export function otherPersonImage(options: Omit<SelfieOptions, 'person'> = {}): Promise<RgbImage> {
  return selfieImage({ ...options, person: 'other' });
}

/** `otherPersonImage` as a JPEG file. */
export async function otherPersonJpeg(
  options: Omit<SelfieOptions, 'person'> & JpegOptions = {},
): Promise<Uint8Array> {
  return encodeJpeg(await otherPersonImage(options), options.quality);
}

/** How many faces that look at the camera each group photograph shows. */
export const GROUPS = { sample3: 3, sample6: 4 } as const satisfies Partial<
  Record<PhotographName, number>
>;

/** Several persons, the whole photograph scaled to a width (default 1920). */
export async function groupImage(
  options: { readonly width?: number; readonly group?: keyof typeof GROUPS } = {},
): Promise<RgbImage> {
  const whole = await photograph(options.group ?? 'sample6');
  const width = options.width ?? whole.width;
  if (width === whole.width) return { ...whole, data: whole.data.slice() };
  const view = { centreX: whole.width / 2, centreY: whole.height / 2, width: whole.width, roll: 0 };
  return renderView(whole, view, width, Math.round((whole.height * width) / whole.width));
}

/** `groupImage` as a JPEG file. */
export async function groupJpeg(
  options: { readonly width?: number; readonly group?: keyof typeof GROUPS } & JpegOptions = {},
): Promise<Uint8Array> {
  return encodeJpeg(await groupImage(options), options.quality);
}

/** A staircase without anybody in view. */
export async function emptyImage(
  options: { readonly width?: number; readonly height?: number } = {},
): Promise<RgbImage> {
  const { width = 720 } = options;
  const height = options.height ?? Math.round((width * 4) / 3);
  return renderView(await photograph(EMPTY_VIEW.photograph), EMPTY_VIEW.view, width, height);
}
