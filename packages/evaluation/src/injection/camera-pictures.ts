import { doubleCompression, luminanceQuantisation, sensorNoise, type Rect } from '@iws/face-core';
import sharp, { type Sharp } from 'sharp';

/** What injection detection measures of a picture that came from a camera. */
export interface CameraMeasures {
  /** Of the picture made smaller and compressed once, as the SDK compresses: a camera's picture. */
  readonly compressedOnce: number | null;
  /** Of the same, compressed coarsely first: a picture that was a file before. */
  readonly compressedTwice: number | null;
  /** In grey levels, of the picture as it is, compressed as the SDK compresses. */
  readonly noise: number | null;
}

/** Shrinking that leaves nothing of the grid of an earlier compression. */
const SHRINK = 0.55;
/** The SDK's quality for `context`, and one that files on the web have. */
const SDK_QUALITY = 90;
const FILE_QUALITY = 75;

/** Measures a picture as a camera's, and as a file's that is played in. */
export async function measureCamera(
  image: { width: number; height: number; channels: number; data: Uint8Array | Uint8ClampedArray },
  face: Rect<'frame'>,
): Promise<CameraMeasures> {
  const picture = toSharp(image);
  const { data, info } = await picture
    .clone()
    .resize(Math.round(image.width * SHRINK))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const small = toSharp({ data, width: info.width, height: info.height, channels: info.channels });
  const file = await small.clone().jpeg({ quality: FILE_QUALITY }).toBuffer();
  return {
    compressedOnce: await compression(await small.jpeg({ quality: SDK_QUALITY }).toBuffer()),
    compressedTwice: await compression(await sharp(file).jpeg({ quality: SDK_QUALITY }).toBuffer()),
    noise: sensorNoise(await decode(await picture.jpeg({ quality: SDK_QUALITY }).toBuffer()), face),
  };
}

async function compression(jpeg: Uint8Array): Promise<number | null> {
  const steps = luminanceQuantisation(jpeg);
  return steps && doubleCompression(await decode(jpeg), steps);
}

async function decode(jpeg: Uint8Array) {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3 as const, data };
}

const toSharp = ({ width, height, channels, data }: Parameters<typeof measureCamera>[0]): Sharp =>
  sharp(data, { raw: { width, height, channels: channels === 4 ? 4 : 3 } }).removeAlpha();
