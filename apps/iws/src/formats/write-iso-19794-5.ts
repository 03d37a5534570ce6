import {
  DATA_TYPES,
  FACIAL_INFORMATION,
  HEADER,
  IMAGE_INFORMATION,
  IMAGE_TYPES,
} from './iso-19794-5.ts';

const EXPRESSION_NEUTRAL = 0x0001;
const COLOUR_RGB24 = 1;
/** "Static photograph from a digital still camera" in the standard's table of source types. */
const SOURCE_STILL_CAMERA = 2;

/**
 * A face image record of ISO/IEC 19794-5:2005 with one picture: no feature points, neutral expression,
 * image type basic, colour space RGB24, source a still camera; gender, eye and hair colour, properties,
 * pose, device and quality unspecified (zero).
 *
 * @param jpeg the encoded picture
 * @param width pixels, 1 to 65535
 * @param height pixels, 1 to 65535
 * @throws RangeError when a side does not fit its field
 */
export function faceImageRecord(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  for (const side of [width, height]) {
    if (!Number.isInteger(side) || side < 1 || side > 0xffff) {
      throw new RangeError(`a face image record cannot hold a side of ${side} pixels`);
    }
  }
  const face = HEADER.octets;
  const image = face + FACIAL_INFORMATION.octets;
  const picture = image + IMAGE_INFORMATION.octets;
  const record = new Uint8Array(picture + jpeg.length);
  const view = new DataView(record.buffer);

  record.set(new TextEncoder().encode(HEADER.identifier + HEADER.version), 0);
  view.setUint32(HEADER.lengthAt, record.length);
  view.setUint16(HEADER.imagesAt, 1);

  view.setUint32(face + FACIAL_INFORMATION.lengthAt, record.length - face);
  view.setUint16(face + FACIAL_INFORMATION.expressionAt, EXPRESSION_NEUTRAL);

  view.setUint8(image + IMAGE_INFORMATION.imageTypeAt, IMAGE_TYPES.basic);
  view.setUint8(image + IMAGE_INFORMATION.dataTypeAt, DATA_TYPES.jpeg);
  view.setUint16(image + IMAGE_INFORMATION.widthAt, width);
  view.setUint16(image + IMAGE_INFORMATION.heightAt, height);
  view.setUint8(image + IMAGE_INFORMATION.colourSpaceAt, COLOUR_RGB24);
  view.setUint8(image + IMAGE_INFORMATION.sourceTypeAt, SOURCE_STILL_CAMERA);

  record.set(jpeg, picture);
  return record;
}
