/** Lengths of the three parts before the picture, in octets. */
const HEADER = 14;
const FACIAL_INFORMATION = 20;
const IMAGE_INFORMATION = 12;

/**
 * A face image record of ISO/IEC 19794-5:2005 with one picture: version 010, no feature points,
 * neutral expression, full image type `basic`, data type JPEG, colour space RGB24, source "static
 * photograph from an unknown camera". All numbers are big-endian.
 *
 * @param jpeg the encoded picture
 * @param width pixels, up to 65535
 * @param height pixels, up to 65535
 */
export function faceImageRecord(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const blockLength = FACIAL_INFORMATION + IMAGE_INFORMATION + jpeg.length;
  const record = new Uint8Array(HEADER + blockLength);
  const view = new DataView(record.buffer);

  record.set(new TextEncoder().encode('FAC\x00010\x00'), 0);
  view.setUint32(8, record.length);
  view.setUint16(12, 1); // facial images

  view.setUint32(14, blockLength);
  view.setUint16(18, 0); // feature points
  // Octets 20-25 (gender, eye and hair colour, property mask): unspecified.
  view.setUint16(26, 0x0001); // expression: neutral
  // Octets 28-33 (pose and its uncertainty): unspecified.

  view.setUint8(34, 0); // image type: basic
  view.setUint8(35, 0); // image data type: JPEG
  view.setUint16(36, width);
  view.setUint16(38, height);
  view.setUint8(40, 1); // colour space: RGB24
  view.setUint8(41, 2); // source type
  // Octets 42-45 (device type, quality): unspecified.

  record.set(jpeg, HEADER + FACIAL_INFORMATION + IMAGE_INFORMATION);
  return record;
}
