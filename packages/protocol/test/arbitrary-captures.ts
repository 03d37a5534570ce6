import fc from 'fast-check';
import * as names from '../src/capture.ts';
import type { Bytes, Capture, CaptureOptions, Sample } from '../src/capture.ts';
import { PAD_LEVELS } from '../src/levels.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const filled = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const time = fc.nat({ max: 253_402_300_799_999 });
const pixels = fc.integer({ min: 1, max: 20_000 });
const percent = fc.double({ min: 0, max: 100, noNaN: true });
const octets = (constraints: fc.IntArrayConstraints): fc.Arbitrary<Bytes> =>
  fc.uint8Array(constraints).map((bytes) => new Uint8Array(bytes));
const side = fc.double({ min: 0.5, max: 1e5, noNaN: true });
const corner = fc.double({ min: 0, max: 1e5, noNaN: true });

const whole = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { noNullPrototype: true });

/** Members that may be absent are present or absent, never `undefined`. */
const partial = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;

const sample = (role: names.SampleRole): fc.Arbitrary<Sample> =>
  fc.record(
    {
      role: fc.constant(role),
      mediaType: fc.constantFrom(...names.SAMPLE_MEDIA_TYPES),
      width: pixels,
      height: pixels,
      capturedAt: time,
      crop: whole({ x: corner, y: corner, width: side, height: side }),
      data: octets({ maxLength: 300 }),
    },
    {
      requiredKeys: ['role', 'mediaType', 'width', 'height', 'capturedAt', 'data'],
      noNullPrototype: true,
    },
  );

const samples = fc
  .tuple(
    sample('primary'),
    fc.array(sample('context'), { maxLength: 1 }),
    fc.array(sample('burst'), { maxLength: 6 }),
  )
  .map(([primary, context, burst]) => [...burst, primary, ...context]);

const options: fc.Arbitrary<CaptureOptions> = partial<Required<CaptureOptions>>({
  enableAs: fc.boolean(),
  asThreshold: fc.constantFrom(...PAD_LEVELS),
  requiredTemplates: fc.subarray([...names.TEMPLATE_FORMATS]),
  base64EncodingFlag: fc.constantFrom(...names.BASE64_FLAGS),
  enableICAOChecks: fc.boolean(),
  enableBackgroundRemoval: fc.boolean(),
  backgroundColor: fc.stringMatching(/^#[0-9a-fA-F]{6}$/),
  returnQualityMetadata: fc.boolean(),
  assisted: fc.boolean(),
  transaction: fc.constant({ type: 'CAPTURE' as const }),
});

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const signal = fc.oneof(number, text, fc.array(fc.oneof(number, text), { maxLength: 8 }));

export const arbitraryCapture: fc.Arbitrary<Capture> = fc.record(
  {
    v: fc.constant(1 as const),
    id: octets({ minLength: 16, maxLength: 16 }),
    issuedAt: time,
    challenge: filled,
    origin: filled,
    sdk: whole({
      name: text,
      version: text,
      platform: fc.constantFrom(...names.PLATFORMS),
    }),
    device: partial({
      class: fc.constantFrom(...names.DEVICE_CLASSES),
      userAgent: text,
      camera: partial({
        label: text,
        facingMode: text,
        width: pixels,
        height: pixels,
        frameRate: percent,
      }),
    }),
    options,
    signals: fc.dictionary(text, signal, { maxKeys: 4, noNullPrototype: true }),
    quality: partial({
      eyes_status: fc.constantFrom(...names.EYES_STATUSES),
      eyes_opening_grade: percent,
      quality_metric: percent,
      head_pose_check: fc.boolean(),
    }),
    samples,
  },
  {
    requiredKeys: ['v', 'id', 'issuedAt', 'challenge', 'origin', 'samples'],
    noNullPrototype: true,
  },
);

// `fc.double` would draw evenly from the floating-point numbers, and so nearly always the first octet.
const PLACES = 0x1000000;

/** A change of some octets, anywhere: a bit flipped, octets put in, left out, or the end cut off. */
export const arbitraryMutation: fc.Arbitrary<(octets: Bytes) => Bytes> = fc
  .tuple(
    fc.constantFrom('flip', 'insert', 'delete', 'truncate', 'overwrite'),
    fc.nat({ max: PLACES - 1 }),
    octets({ minLength: 1, maxLength: 4 }),
  )
  .map(([kind, place, change]) => (input: Bytes) => {
    const at = Math.floor((place / PLACES) * input.length);
    const before = [...input.subarray(0, at)];
    const after = [...input.subarray(at)];
    if (kind === 'truncate') return Uint8Array.from(before);
    if (kind === 'insert') return Uint8Array.from([...before, ...change, ...after]);
    if (kind === 'delete') return Uint8Array.from([...before, ...after.slice(change.length)]);
    if (kind === 'overwrite')
      return Uint8Array.from([...before, ...change, ...after.slice(change.length)]);
    const bit = 1 << ((change[0] ?? 0) & 7);
    return input.map((octet, i) => (i === at ? octet ^ bit : octet));
  });
