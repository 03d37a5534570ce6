import { faultOf, type FormatRead } from './format-read.ts';
import {
  DATA_TYPES,
  FACIAL_INFORMATION,
  FEATURE_POINT_OCTETS,
  HEADER,
  IMAGE_INFORMATION,
  IMAGE_TYPES,
} from './iso-19794-5.ts';

/** One picture of a record. */
export interface RecordedFace {
  /** Pixels, as the record states them; the picture itself may say otherwise. */
  readonly width: number;
  readonly height: number;
  /** The encoded picture, a view into the record. */
  readonly jpeg: Uint8Array;
}

/** Which rule a record breaks. */
export type RecordFault =
  | 'not a face image record'
  | 'not version 010'
  | 'the lengths disagree'
  | 'no image'
  | 'an unknown image type'
  | 'JPEG 2000 is not read'
  | 'an unknown data type'
  | 'a side without pixels'
  | 'not a JPEG picture';

type Read<Content> = FormatRead<Content, RecordFault>;

const ascii = (octets: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...octets.subarray(at, at + length));

/**
 * Reads a face image record of ISO/IEC 19794-5:2005, strictly: the lengths it states are those that it
 * has, to the octet. Feature points are passed over; what the record says of the person is not looked at.
 *
 * @returns every picture of the record, in its order; at least one
 */
export function readFaceImageRecord(record: Uint8Array): Read<readonly RecordedFace[]> {
  if (ascii(record, 0, 4) !== HEADER.identifier) return faultOf('not a face image record');
  if (ascii(record, 4, 4) !== HEADER.version) return faultOf('not version 010');
  if (record.length < HEADER.octets) return faultOf('the lengths disagree');
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  if (view.getUint32(HEADER.lengthAt) !== record.length) return faultOf('the lengths disagree');
  const count = view.getUint16(HEADER.imagesAt);
  if (count === 0) return faultOf('no image');

  const faces: RecordedFace[] = [];
  let at: number = HEADER.octets;
  while (faces.length < count) {
    if (record.length - at < FACIAL_INFORMATION.octets) return faultOf('the lengths disagree');
    const length = view.getUint32(at + FACIAL_INFORMATION.lengthAt);
    if (length > record.length - at) return faultOf('the lengths disagree');
    const face = readFace(record.subarray(at, at + length));
    if (!face.ok) return face;
    faces.push(face.content);
    at += length;
  }
  return at === record.length ? { ok: true, content: faces } : faultOf('the lengths disagree');
}

/** @param block facial information, feature points, image information and picture of one face */
function readFace(block: Uint8Array): Read<RecordedFace> {
  const least = FACIAL_INFORMATION.octets + IMAGE_INFORMATION.octets;
  if (block.length < least) return faultOf('the lengths disagree');
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const points = view.getUint16(FACIAL_INFORMATION.featurePointsAt) * FEATURE_POINT_OCTETS;
  if (block.length < least + points) return faultOf('the lengths disagree');
  const image = FACIAL_INFORMATION.octets + points;

  const imageType = view.getUint8(image + IMAGE_INFORMATION.imageTypeAt);
  if (imageType > IMAGE_TYPES.tokenFrontal) return faultOf('an unknown image type');
  const dataType = view.getUint8(image + IMAGE_INFORMATION.dataTypeAt);
  if (dataType === DATA_TYPES.jpeg2000) return faultOf('JPEG 2000 is not read');
  if (dataType !== DATA_TYPES.jpeg) return faultOf('an unknown data type');
  const width = view.getUint16(image + IMAGE_INFORMATION.widthAt);
  const height = view.getUint16(image + IMAGE_INFORMATION.heightAt);
  if (width === 0 || height === 0) return faultOf('a side without pixels');

  const jpeg = block.subarray(image + IMAGE_INFORMATION.octets);
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8 || jpeg[2] !== 0xff) {
    return faultOf('not a JPEG picture');
  }
  return { ok: true, content: { width, height, jpeg } };
}
