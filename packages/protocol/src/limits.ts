/**
 * Every bound of the wire, in one place. Sizes are bytes of what travels (the sealed capture as
 * text, a form field as received), times are milliseconds, pictures are in pixels.
 */
export const LIMITS = {
  /** A sealed capture, as compact serialization. */
  blobBytes: 8 * 1024 * 1024,
  /** A JSON request. */
  jsonBodyBytes: 12 * 1024 * 1024,
  /** One field of a multipart request. */
  multipartFieldBytes: 8 * 1024 * 1024,
  /** Any one text inside a capture, as UTF-8. */
  textBytes: 2048,
  /** The `signals` map of a capture, as this package encodes it. */
  signalsBytes: 4096,
  /** Elements of one array inside `signals`. */
  signalElements: 64,
  /** Containers within containers; a capture needs four. */
  cborDepth: 6,
  /** Data items in one CBOR text, so that a small text cannot become a large heap. */
  cborItems: 8192,
  /** The length of a capture's `id`. */
  captureIdBytes: 16,
  /** Samples of one capture. */
  samples: 8,
  /** Width times height of one sample. */
  samplePixels: 25_000_000,
  /** The `primary` sample. */
  primaryWidth: 480,
  primaryHeight: 640,
  /** The longer side of the `context` sample. */
  contextLongSide: 1280,
  /** How far a clock may run ahead of the server's. */
  clockSkewMs: 30_000,
  /** From a capture's `issuedAt` to its arrival. */
  captureAgeMs: 120_000,
  /** From a challenge's issue to its expiry. */
  challengeLifetimeMs: 300_000,
  /** How long a key still opens after its successor was published. */
  retiredKeyMs: 15 * 60_000,
  /** The requestID header, in visible ASCII characters. */
  requestIdCharacters: 128,
  /** All models of a bundle together with their names. */
  modelBundleBytes: 64 * 1024 * 1024,
} as const;
