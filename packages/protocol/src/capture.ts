import type { PadLevel } from './levels.ts';

export const SAMPLE_ROLES = ['primary', 'context', 'burst'] as const;
export const SAMPLE_MEDIA_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const PLATFORMS = ['web', 'android', 'ios', 'other'] as const;
export const DEVICE_CLASSES = ['mobile', 'desktop'] as const;
export const TEMPLATE_FORMATS = ['JPEG', 'PNG', 'ISO_19794_5'] as const;
export const EYES_STATUSES = ['OPEN', 'CLOSED'] as const;
export const TRANSACTION_MODES = ['CAPTURE'] as const;
export const BASE64_FLAGS = [
  'DEFAULT',
  'NO_PADDING',
  'NO_WRAP',
  'CRLF',
  'URL_SAFE',
  'NO_CLOSE',
] as const;

export type SampleRole = (typeof SAMPLE_ROLES)[number];
export type SampleMediaType = (typeof SAMPLE_MEDIA_TYPES)[number];
export type Platform = (typeof PLATFORMS)[number];
export type DeviceClass = (typeof DEVICE_CLASSES)[number];
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];
export type EyesStatus = (typeof EYES_STATUSES)[number];
export type TransactionMode = (typeof TRANSACTION_MODES)[number];
export type Base64Flag = (typeof BASE64_FLAGS)[number];

// Types, not interfaces: only those can be handed to the CBOR encoder as maps of known members.

/** Bytes in memory of their own, as Web Crypto and structured clone want them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A rectangle in camera pixels; the origin is the top left corner of the frame as captured. */
export type CameraRectangle = {
  x: number;
  y: number;
  width: number;
  height: number;
};

/** One encoded picture of the capture subject. */
export type Sample = {
  role: SampleRole;
  mediaType: SampleMediaType;
  /** Pixels, as the encoded picture has them. */
  width: number;
  height: number;
  /** Epoch milliseconds UTC, on the server's clock. */
  capturedAt: number;
  /** Where the sample lies in the camera's frame. */
  crop?: CameraRectangle;
  data: Bytes;
};

export type CaptureSdk = {
  name: string;
  version: string;
  platform: Platform;
};

export type CaptureCamera = {
  label?: string;
  facingMode?: string;
  width?: number;
  height?: number;
  frameRate?: number;
};

export type CaptureDevice = {
  class?: DeviceClass;
  userAgent?: string;
  camera?: CaptureCamera;
};

/** What the capturing application wishes; the server's policy decides. */
export type CaptureOptions = {
  enableAs?: boolean;
  asThreshold?: PadLevel;
  /** Absent means JPEG; empty is an error of the endpoints that need a template. */
  requiredTemplates?: TemplateFormat[];
  base64EncodingFlag?: Base64Flag;
  enableICAOChecks?: boolean;
  enableBackgroundRemoval?: boolean;
  /** `#` and six hexadecimal digits. */
  backgroundColor?: string;
  returnQualityMetadata?: boolean;
  assisted?: boolean;
  transaction?: { type: TransactionMode };
};

/** Capture telemetry for the detection of injected camera feeds; at most 4 KiB encoded. */
export type CaptureSignals = Record<string, number | string | (number | string)[]>;

/** What the SDK measured on the frame that it chose. */
export type CaptureQuality = {
  eyes_status?: EyesStatus;
  /** 0 (closed) to 100 (wide open). */
  eyes_opening_grade?: number;
  /** 0 (worst) to 100 (best). */
  quality_metric?: number;
  head_pose_check?: boolean;
};

/** What is sealed in the browser and opened by the server; docs/blob-format.md has the bytes. */
export type Capture = {
  v: 1;
  /** 16 random bytes that name the capture in logs. */
  id: Bytes;
  /** Epoch milliseconds UTC, on the server's clock, at the moment of packaging. */
  issuedAt: number;
  /** The challenge from the server's time endpoint that this capture answers. */
  challenge: string;
  /** The page's origin, or `app:<id>` of a native client. */
  origin: string;
  sdk?: CaptureSdk;
  device?: CaptureDevice;
  options?: CaptureOptions;
  signals?: CaptureSignals;
  quality?: CaptureQuality;
  /** Exactly one `primary`, at most one `context`, any `burst` up to the limit of samples. */
  samples: Sample[];
};
