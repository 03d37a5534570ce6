import type { Base64Flag, TemplateFormat } from '@iws/protocol';
import sharp from 'sharp';
import { base64 } from '../formats/base64.ts';
import type { RgbImage } from './decode.ts';
import { faceImageRecord } from '../formats/write-iso-19794-5.ts';

/**
 * JPEG quality of templates, with colours at half resolution as cameras and browsers write them: more
 * would preserve the losses of the picture that arrived.
 */
const JPEG_QUALITY = 92;
/** zlib level of PNG templates; higher ones cost ten times the time for a few per cent. */
const PNG_LEVEL = 2;

/** Templates by format, encoded in base64. */
export type Templates = Readonly<Partial<Record<TemplateFormat, string>>>;

const pixelsOf = ({ data, width, height, channels }: RgbImage) =>
  sharp(data, { raw: { width, height, channels } });

/** Encodes the pixels as JPEG without metadata. */
export const encodeJpeg = (image: RgbImage): Promise<Uint8Array> =>
  pixelsOf(image).jpeg({ quality: JPEG_QUALITY, mozjpeg: false }).toBuffer();

/**
 * Encodes a face image in each of the formats, from its pixels: nothing of the file that arrived is
 * passed on.
 */
export async function makeTemplates(
  image: RgbImage,
  formats: readonly TemplateFormat[],
  flag: Base64Flag,
): Promise<Templates> {
  const needsJpeg = formats.includes('JPEG') || formats.includes('ISO_19794_5');
  const jpeg = needsJpeg ? await encodeJpeg(image) : null;
  const templates: Partial<Record<TemplateFormat, string>> = {};
  if (jpeg && formats.includes('JPEG')) templates.JPEG = base64(jpeg, flag);
  if (formats.includes('PNG')) {
    const png = await pixelsOf(image).png({ compressionLevel: PNG_LEVEL }).toBuffer();
    templates.PNG = base64(png, flag);
  }
  if (jpeg && formats.includes('ISO_19794_5')) {
    templates.ISO_19794_5 = base64(faceImageRecord(jpeg, image.width, image.height), flag);
  }
  return templates;
}
