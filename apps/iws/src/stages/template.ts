import type { TemplateFormat } from '@iws/protocol';
import sharp from 'sharp';
import type { Image } from '@iws/face-core';
import { faceImageRecord } from '../formats/write-iso-19794-5.ts';
import type { WriteTemplate, WrittenTemplate } from '../formats/write-template.ts';

/**
 * JPEG quality of templates, with colours at half resolution as cameras and browsers write them: more
 * would preserve the losses of the picture that arrived.
 */
const JPEG_QUALITY = 92;
/** Huffman tables made for each picture would save 2 % of its octets, and double the time. */
const JPEG = { quality: JPEG_QUALITY, mozjpeg: false, optimiseCoding: false } as const;
/** zlib level of PNG templates; higher ones cost ten times the time for a few per cent. */
const PNG_LEVEL = 2;

/** Templates by format, as they leave. */
export type Templates = Readonly<Partial<Record<TemplateFormat, WrittenTemplate>>>;

const pixelsOf = ({ data, width, height, channels }: Image) =>
  sharp(data, { raw: { width, height, channels } });

/** Encodes the pixels as JPEG without metadata. */
export const encodeJpeg = (image: Image): Promise<Uint8Array> =>
  pixelsOf(image).jpeg(JPEG).toBuffer();

/** Gives the JPEG of a picture, which is encoded when it is first asked for. */
export type GiveJpeg = () => Promise<Uint8Array>;

/** Encodes a picture at most once. */
export function jpegOnce(image: Image): GiveJpeg {
  let encoded: Promise<Uint8Array> | undefined;
  return () => (encoded ??= encodeJpeg(image));
}

/** Whether templates of these formats hold the picture's JPEG. */
export const holdJpeg = (formats: readonly TemplateFormat[]): boolean =>
  formats.includes('JPEG') || formats.includes('ISO_19794_5');

/**
 * Encodes a face image in each of the formats, from its pixels: nothing of the file that arrived is
 * passed on.
 */
export async function makeTemplates(
  image: Image,
  formats: readonly TemplateFormat[],
  write: WriteTemplate,
  giveJpeg = jpegOnce(image),
): Promise<Templates> {
  const jpeg = holdJpeg(formats) ? await giveJpeg() : null;
  const templates: Partial<Record<TemplateFormat, WrittenTemplate>> = {};
  if (jpeg && formats.includes('JPEG')) templates.JPEG = write(jpeg);
  if (formats.includes('PNG')) {
    const png = await pixelsOf(image).png({ compressionLevel: PNG_LEVEL }).toBuffer();
    templates.PNG = write(png);
  }
  if (jpeg && formats.includes('ISO_19794_5')) {
    templates.ISO_19794_5 = write(faceImageRecord(jpeg, image.width, image.height));
  }
  return templates;
}
