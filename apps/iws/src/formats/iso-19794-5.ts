/*
 * The fixed places of a face image record of ISO/IEC 19794-5:2005, clause 5. Offsets and lengths are in
 * octets, numbers are unsigned and big-endian. docs/formats.md has the table.
 */

/** Facial record header, 5.4: `FAC`, zero; `010`, zero; length of the record; number of images. */
export const HEADER = {
  identifier: 'FAC\0',
  version: '010\0',
  lengthAt: 8,
  imagesAt: 12,
  octets: 14,
} as const;

/** Facial information block, 5.5; offsets from the start of the block. */
export const FACIAL_INFORMATION = {
  /** Of the facial information, the feature points, the image information and the picture. */
  lengthAt: 0,
  featurePointsAt: 4,
  expressionAt: 12,
  octets: 20,
} as const;

/** One feature point block, 5.6. */
export const FEATURE_POINT_OCTETS = 8;

/** Image information block, 5.7; offsets from the start of the block. */
export const IMAGE_INFORMATION = {
  imageTypeAt: 0,
  dataTypeAt: 1,
  widthAt: 2,
  heightAt: 4,
  colourSpaceAt: 6,
  sourceTypeAt: 7,
  octets: 12,
} as const;

/** Facial image types, 5.7.1: basic, full frontal, token frontal. */
export const IMAGE_TYPES = { basic: 0, fullFrontal: 1, tokenFrontal: 2 } as const;

/** Image data types, 5.7.2. */
export const DATA_TYPES = { jpeg: 0, jpeg2000: 1 } as const;
