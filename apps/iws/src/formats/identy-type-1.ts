import { crc32 } from 'node:zlib';
import type { FaceFeatures } from '@iws/face-core';
import { faultOf, type FormatRead } from './format-read.ts';

/*
 * IDENTY_TYPE_1: the features of one face as a template. The name and the first octets are those of the
 * product guide's example; all that follows is ours. Numbers are big-endian; docs/formats.md has the table.
 */

const MAGIC = 'IDENTY';
const TYPE = 1;
const VERSION = 1;
/** How the features are written: signed octets, one scale for all of them. */
const INT8_ONE_SCALE = 1;

const AT = { type: 6, version: 7, encoding: 9, dimensions: 11, modelIdLength: 13, modelId: 14 };
const SCALE_OCTETS = 4;
const CHECKSUM_OCTETS = 4;
/** Quantised values are -127 to 127; -128 is not written, so that the range is symmetric. */
const LARGEST = 127;
const MODEL_ID = /^[\x21-\x7e]{1,64}$/;

/** What a template holds. */
export interface IdentyType1 {
  /** The model that made the features: those of different models cannot be compared. */
  readonly modelId: string;
  /** Of length one (L2). */
  readonly features: FaceFeatures;
}

/** Which rule a template breaks. */
export type TemplateFault =
  | 'not an IDENTY template'
  | 'an unknown type or version'
  | 'the lengths disagree'
  | 'the checksum differs'
  | 'a model id of other characters'
  | 'features that nobody wrote';

/**
 * Names the weights that make features: by what the manifest calls them and by the first 64 bits of their
 * SHA-256, so that other weights under an old name are another model.
 */
export const modelIdOf = (model: {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}): string => `${model.name}/${model.version}/${model.sha256.slice(0, 16)}`;

/**
 * Writes features as a template, each number as a signed octet times one scale. The cosine of two
 * templates differs from that of the features they were made from by less than 0.005.
 *
 * @param features 1 to 65535 finite numbers, not all zero
 * @param modelId 1 to 64 visible ASCII characters
 * @throws RangeError for other features or another id
 */
export function encodeIdentyType1(features: FaceFeatures, modelId: string): Uint8Array {
  if (!MODEL_ID.test(modelId)) throw new RangeError('not a model id');
  const largest = features.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = Math.fround(largest / LARGEST);
  if (features.length === 0 || features.length > 0xffff || !isScale(scale)) {
    throw new RangeError('features that no template can hold');
  }
  const scaleAt = AT.modelId + modelId.length;
  const end = scaleAt + SCALE_OCTETS + features.length;
  const octets = new Uint8Array(end + CHECKSUM_OCTETS);
  const view = new DataView(octets.buffer);
  octets.set(new TextEncoder().encode(MAGIC), 0);
  view.setUint8(AT.type, TYPE);
  view.setUint16(AT.version, VERSION);
  view.setUint16(AT.encoding, INT8_ONE_SCALE);
  view.setUint16(AT.dimensions, features.length);
  view.setUint8(AT.modelIdLength, modelId.length);
  octets.set(new TextEncoder().encode(modelId), AT.modelId);
  view.setFloat32(scaleAt, scale);
  features.forEach((value, index) => {
    const level = Math.round(value / scale);
    view.setInt8(scaleAt + SCALE_OCTETS + index, Math.max(-LARGEST, Math.min(LARGEST, level)));
  });
  view.setUint32(end, crc32(octets.subarray(0, end)));
  return octets;
}

/** Whether a scale can be written, and divided by. */
const isScale = (scale: number) => Number.isFinite(scale) && scale >= 2 ** -126;

/**
 * Reads a template, strictly: every octet has the one value that its writer gave it. Whether its model is
 * the one in use is for the caller to compare.
 */
export function decodeIdentyType1(octets: Uint8Array): FormatRead<IdentyType1, TemplateFault> {
  if (String.fromCharCode(...octets.subarray(0, MAGIC.length)) !== MAGIC) {
    return faultOf('not an IDENTY template');
  }
  if (octets.length < AT.modelId) return faultOf('the lengths disagree');
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const known =
    view.getUint8(AT.type) === TYPE &&
    view.getUint16(AT.version) === VERSION &&
    view.getUint16(AT.encoding) === INT8_ONE_SCALE;
  if (!known) return faultOf('an unknown type or version');

  const count = view.getUint16(AT.dimensions);
  const scaleAt = AT.modelId + view.getUint8(AT.modelIdLength);
  const end = scaleAt + SCALE_OCTETS + count;
  if (octets.length !== end + CHECKSUM_OCTETS) return faultOf('the lengths disagree');
  if (view.getUint32(end) !== crc32(octets.subarray(0, end))) {
    return faultOf('the checksum differs');
  }
  const modelId = String.fromCharCode(...octets.subarray(AT.modelId, scaleAt));
  if (!MODEL_ID.test(modelId)) return faultOf('a model id of other characters');

  const levels = new Int8Array(octets.buffer, octets.byteOffset + scaleAt + SCALE_OCTETS, count);
  const largest = levels.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
  if (largest !== LARGEST || !isScale(view.getFloat32(scaleAt))) {
    return faultOf('features that nobody wrote');
  }
  return { ok: true, content: { modelId, features: ofLengthOne(levels) } };
}

/** The scale is the same for every number: it drops out of a direction. */
function ofLengthOne(levels: Int8Array): FaceFeatures {
  const length = Math.sqrt(levels.reduce((sum, level) => sum + level * level, 0));
  return Float32Array.from(levels, (level) => level / length);
}
