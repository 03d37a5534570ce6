import {
  examineFace,
  portraitCrop,
  type ExamineModels,
  type FaceMesh,
  type Image,
} from '@iws/face-core';
import { LIMITS } from '@iws/protocol';
import sharp, { type Sharp } from 'sharp';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';

/** The SDK's quality for both samples. */
const SDK_QUALITY = 90;

/** How captures of one moment fare where `primary` is held against `context` (face-core's `samplesAgree`). */
export interface AgreementCount {
  readonly name: string;
  /** Captures that were made of pictures, as the SDK makes them of a camera's frame. */
  readonly captures: number;
  /** Of them, those that were taken for two moments. */
  readonly disagree: number;
}

/**
 * Whether both samples of a capture that is made of one picture count as one moment; null where no face was found in them.
 *
 * @param mesh the face in pixels of the picture
 */
export async function samplesOfOneMomentAgree(
  image: Image,
  mesh: FaceMesh<'frame'>,
  models: ExamineModels,
): Promise<boolean | null> {
  // The picture stands for the whole frame of a camera: its pixels are the camera's.
  const { x, y, width: wide, height: high } = portraitCrop(mesh, image).rect;
  const { width, height, channels, data } = image;
  const picture = sharp(data, { raw: { width, height, channels } }).removeAlpha();
  const primary = picture
    .clone()
    .extract({ left: x, top: y, width: wide, height: high })
    .resize(LIMITS.primaryWidth, LIMITS.primaryHeight);
  const { contextLongSide: longSide } = LIMITS;
  const context = picture.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true });
  const examination = await examineFace(
    {
      primary: {
        image: await throughJpeg(primary),
        crop: { x, y, width: wide, height: high },
      },
      context: { image: await throughJpeg(context), crop: { x: 0, y: 0, width, height } },
    },
    models,
    { padLevels: [], quality: NATIVE_RAMPS },
    { clock: () => 0, pad: false, features: false, quality: false },
  );
  return examination.outcome === 'no-face' ? null : examination.outcome !== 'samples-disagree';
}

async function throughJpeg(picture: Sharp): Promise<Image> {
  const jpeg = await picture.jpeg({ quality: SDK_QUALITY }).toBuffer();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}
