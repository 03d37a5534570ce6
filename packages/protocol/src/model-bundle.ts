import type { Bytes } from './capture.ts';
import { CborError, decodeCbor } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';
import { LIMITS } from './limits.ts';
import { arrayOf, bytes, filledText, members, ShapeError } from './read-map.ts';
import type { Reader } from './read-map.ts';
import { WireFormatError } from './wire-format-error.ts';

/** One model as the browser receives it. */
export interface BundledModel {
  name: string;
  version: string;
  /** Of `weights`: 64 hexadecimal digits, lower case. */
  sha256: string;
  weights: Bytes;
}

/** The octets of the models endpoint: CBOR `{v: 1, models: [{name, version, sha256, weights}]}`. */
export const encodeModelBundle = (models: readonly BundledModel[]): Bytes =>
  encodeCbor({
    v: 1,
    models: models.map(({ name, version, sha256, weights }) => ({
      name,
      version,
      sha256,
      weights,
    })),
  });

const readDigest: Reader<string> = (value, path) => {
  const digest = filledText(value, path);
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new ShapeError(path, 'is not a SHA-256');
  return digest;
};

const readModel: Reader<BundledModel> = (value, path) => {
  const { required } = members(value, path);
  return {
    name: required('name', filledText),
    version: required('version', filledText),
    sha256: required('sha256', readDigest),
    weights: required('weights', bytes),
  };
};

const readBundle = (octets: Uint8Array): BundledModel[] => {
  const { required } = members(decodeCbor(octets), '');
  if (required('v', (value) => value) !== 1) throw new ShapeError('v', 'is not understood');
  return required('models', arrayOf(readModel, 1, 64));
};

const hex = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');

/**
 * Reads a model bundle and compares the digest of every model with the one that it names. The
 * weights are views of `octets`.
 *
 * @throws {WireFormatError} if the octets are no bundle, too large, name a model twice, or a model
 * is not what its digest says.
 */
export const parseModelBundle = async (octets: Uint8Array): Promise<BundledModel[]> => {
  if (octets.length > LIMITS.modelBundleBytes) throw new WireFormatError('model bundle too large');
  let models: BundledModel[];
  try {
    models = readBundle(octets);
  } catch (error) {
    if (!(error instanceof CborError || error instanceof ShapeError)) throw error;
    throw new WireFormatError(`not a model bundle: ${error.message}`, { cause: error });
  }
  const names = new Set(models.map((model) => model.name));
  if (names.size !== models.length) throw new WireFormatError('a model is named twice');
  for (const { name, sha256, weights } of models) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', weights));
    if (hex(digest) !== sha256) throw new WireFormatError(`model ${name} is damaged`);
  }
  return models;
};
