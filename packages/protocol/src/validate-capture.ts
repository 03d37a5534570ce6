import {
  BASE64_FLAGS,
  DEVICE_CLASSES,
  EYES_STATUSES,
  PLATFORMS,
  SAMPLE_MEDIA_TYPES,
  SAMPLE_ROLES,
  TEMPLATE_FORMATS,
  TRANSACTION_MODES,
} from './capture.ts';
import type {
  CameraRectangle,
  Capture,
  CaptureCamera,
  CaptureDevice,
  CaptureOptions,
  CaptureQuality,
  CaptureSdk,
  CaptureSignals,
  Sample,
} from './capture.ts';
import type { CborValue } from './cbor-decode.ts';
import { encodeCbor } from './cbor-encode.ts';
import { PAD_LEVELS } from './levels.ts';
import { LIMITS } from './limits.ts';
import {
  arrayOf,
  between,
  boolean,
  bytes,
  filledText,
  finite,
  members,
  oneOf,
  ShapeError,
  text,
  whole,
} from './read-map.ts';
import type { Reader } from './read-map.ts';

/** The last millisecond of the year 9999: what every date format can still write. */
const LATEST = 253_402_300_799_999;

const time: Reader<number> = (value, path) => {
  const milliseconds = whole(0)(value, path);
  if (milliseconds > LATEST) throw new ShapeError(path, 'is out of range');
  return milliseconds;
};
const percent = between(0, 100);
const pixels = whole(1);

const colour: Reader<string> = (value, path) => {
  const code = text(value, path);
  if (!/^#[0-9a-fA-F]{6}$/.test(code)) throw new ShapeError(path, 'is not # and six digits');
  return code;
};

const readSdk: Reader<CaptureSdk> = (value, path) => {
  const { required } = members(value, path);
  return {
    name: required('name', text),
    version: required('version', text),
    platform: required('platform', oneOf(PLATFORMS)),
  };
};

const readCamera: Reader<CaptureCamera> = (value, path) => {
  const { optional } = members(value, path);
  return {
    ...optional('label', text),
    ...optional('facingMode', text),
    ...optional('width', pixels),
    ...optional('height', pixels),
    ...optional('frameRate', between(0, 1000)),
  };
};

const readDevice: Reader<CaptureDevice> = (value, path) => {
  const { optional } = members(value, path);
  return {
    ...optional('class', oneOf(DEVICE_CLASSES)),
    ...optional('userAgent', text),
    ...optional('camera', readCamera),
  };
};

const readOptions: Reader<CaptureOptions> = (value, path) => {
  const { optional } = members(value, path);
  return {
    ...optional('enableAs', boolean),
    ...optional('asThreshold', oneOf(PAD_LEVELS)),
    ...optional('requiredTemplates', arrayOf(oneOf(TEMPLATE_FORMATS), 0, TEMPLATE_FORMATS.length)),
    ...optional('base64EncodingFlag', oneOf(BASE64_FLAGS)),
    ...optional('enableICAOChecks', boolean),
    ...optional('enableBackgroundRemoval', boolean),
    ...optional('backgroundColor', colour),
    ...optional('returnQualityMetadata', boolean),
    ...optional('assisted', boolean),
    ...optional('transaction', (transaction, at) => ({
      type: members(transaction, at).required('type', oneOf(TRANSACTION_MODES)),
    })),
  };
};

const numberOrText: Reader<number | string> = (value, path) =>
  typeof value === 'number' ? finite(value, path) : text(value, path);

const readSignals: Reader<CaptureSignals> = (value, path) => {
  const entries = members(value, path).entries();
  const encodedBytes = encodeCbor(new Map(entries)).length;
  if (encodedBytes > LIMITS.signalsBytes) throw new ShapeError(path, 'is too long');
  const list = arrayOf(numberOrText, 0, LIMITS.signalElements);
  return Object.fromEntries(
    entries.map(([key, signal]) => [
      key,
      (Array.isArray(signal) ? list : numberOrText)(signal, `${path}.${key}`),
    ]),
  );
};

const readQuality: Reader<CaptureQuality> = (value, path) => {
  const { optional } = members(value, path);
  return {
    ...optional('eyes_status', oneOf(EYES_STATUSES)),
    ...optional('eyes_opening_grade', percent),
    ...optional('quality_metric', percent),
    ...optional('head_pose_check', boolean),
  };
};

const readCrop: Reader<CameraRectangle> = (value, path) => {
  const { required } = members(value, path);
  const side = between(Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);
  const corner = between(0, Number.MAX_SAFE_INTEGER);
  return {
    x: required('x', corner),
    y: required('y', corner),
    width: required('width', side),
    height: required('height', side),
  };
};

const readSample: Reader<Sample> = (value, path) => {
  const { required, optional } = members(value, path);
  return {
    role: required('role', oneOf(SAMPLE_ROLES)),
    mediaType: required('mediaType', oneOf(SAMPLE_MEDIA_TYPES)),
    width: required('width', pixels),
    height: required('height', pixels),
    capturedAt: required('capturedAt', time),
    ...optional('crop', readCrop),
    data: required('data', bytes),
  };
};

const readSamples: Reader<Sample[]> = (value, path) => {
  const samples = arrayOf(readSample, 1, LIMITS.samples)(value, path);
  const count = (role: string) => samples.filter((sample) => sample.role === role).length;
  if (count('primary') !== 1) throw new ShapeError(path, 'need exactly one primary');
  if (count('context') > 1) throw new ShapeError(path, 'have more than one context');
  return samples;
};

const readId: Reader<Capture['id']> = (value, path) => {
  const id = bytes(value, path);
  if (id.length !== LIMITS.captureIdBytes) throw new ShapeError(path, 'has a wrong length');
  return id;
};

/** Version first: what else stands in a capture of another version is not ours to judge. */
const readVersion: Reader<1> = (value, path) => {
  if (value !== 1) throw new ShapeError(path, 'is a version that is not understood');
  return value;
};

/**
 * Reads a capture out of a decoded CBOR text. Keys that are not of version 1 are ignored. How many
 * pixels a sample has, and whether `primary` is 480×640, is judged where pictures are decoded.
 *
 * @throws {ShapeError} and nothing else; its message names the place and the problem.
 */
export const validateCapture = (value: CborValue): Capture => {
  const { required, optional } = members(value, '');
  return {
    v: required('v', readVersion),
    id: required('id', readId),
    issuedAt: required('issuedAt', time),
    challenge: required('challenge', filledText),
    origin: required('origin', filledText),
    ...optional('sdk', readSdk),
    ...optional('device', readDevice),
    ...optional('options', readOptions),
    ...optional('signals', readSignals),
    ...optional('quality', readQuality),
    samples: required('samples', readSamples),
  };
};
