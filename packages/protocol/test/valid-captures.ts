import type { Capture, Sample } from '../src/capture.ts';
import { encodeCbor } from '../src/cbor-encode.ts';
import { hex, mapOf, raw } from './cbor-pieces.ts';
import type { Member, Encoded } from './cbor-pieces.ts';
import type { Octets } from './deterministic-jwe.ts';

export const TIME = 1_767_225_600_000;

export const PRIMARY: Sample = {
  role: 'primary',
  mediaType: 'image/jpeg',
  width: 480,
  height: 640,
  capturedAt: TIME - 40,
  data: hex('ffd8ffe000104a46494600010100000100010000ffd9'),
};

export const MINIMAL: Capture = {
  v: 1,
  id: hex('000102030405060708090a0b0c0d0e0f'),
  issuedAt: TIME,
  challenge: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
  origin: 'https://www.example.com',
  samples: [PRIMARY],
};

const CONTEXT: Sample = {
  ...PRIMARY,
  role: 'context',
  width: 960,
  height: 1280,
  crop: { x: 0, y: 0, width: 1080, height: 1440 },
};

export const FULL: Capture = {
  ...MINIMAL,
  sdk: { name: '@iws/face-sdk', version: '0.1.0', platform: 'web' },
  device: {
    class: 'mobile',
    userAgent: 'Mozilla/5.0 (Linux; Android 16)',
    camera: {
      label: 'camera 1, facing front — Größe 😀',
      facingMode: 'user',
      width: 1080,
      height: 1440,
      frameRate: 29.97,
    },
  },
  options: {
    enableAs: true,
    asThreshold: 'HIGH',
    requiredTemplates: ['JPEG', 'PNG', 'ISO_19794_5'],
    base64EncodingFlag: 'NO_WRAP',
    enableICAOChecks: false,
    enableBackgroundRemoval: false,
    backgroundColor: '#00ffAA',
    returnQualityMetadata: true,
    assisted: false,
    transaction: { type: 'CAPTURE' },
  },
  signals: { frames: 42, jitter: [0.5, -1.25, 3], codec: 'VP8', mixed: ['a', 1] },
  quality: {
    eyes_status: 'OPEN',
    eyes_opening_grade: 59.93526,
    quality_metric: 67,
    head_pose_check: true,
  },
  samples: [
    { ...PRIMARY, crop: { x: 120.5, y: 80, width: 840, height: 1120 } },
    CONTEXT,
    { ...PRIMARY, role: 'burst', mediaType: 'image/webp', capturedAt: TIME - 500 },
    { ...PRIMARY, role: 'burst', mediaType: 'image/png', capturedAt: TIME - 900 },
  ],
};

const EIGHT: Capture = {
  ...MINIMAL,
  samples: [PRIMARY, ...Array.from({ length: 7 }, (): Sample => ({ ...PRIMARY, role: 'burst' }))],
};

/** Members of the minimal capture, as they are or with some replaced or added; `null` leaves out. */
export const withMembers = (changes: Record<string, Member[1] | Encoded> = {}): Member[] => {
  const members = new Map<string, Member[1]>(Object.entries(MINIMAL));
  for (const [key, value] of Object.entries(changes)) members.set(key, value);
  return [...members];
};

const WIDE = mapOf([
  ['v', raw('1b 00000000 00000001')],
  ['id', MINIMAL.id],
  ['issuedAt', raw('fb 4279b76daa800000')],
  [raw('7a 00000009 6368616c6c656e6765'), MINIMAL.challenge],
  ['origin', MINIMAL.origin],
  ['quality', mapOf([['quality_metric', raw('f9 5430')]])],
  ['samples', [{ ...PRIMARY }]],
]).octets;

export interface ValidCapture {
  name: string;
  capture: Capture;
  plaintext: Octets;
  /** The header's members in their order, `kid` filled in; absent: the usual order. */
  header?: (kid: string) => string;
}

const encoded = (name: string, capture: Capture): ValidCapture => ({
  name,
  capture,
  plaintext: encodeCbor(capture),
});

export const VALID_CAPTURES: ValidCapture[] = [
  encoded('minimal', MINIMAL),
  encoded('full', FULL),
  encoded('eight samples', EIGHT),
  encoded('text of 2048 bytes', { ...MINIMAL, challenge: 'é'.repeat(1024) }),
  encoded('no template wished', { ...MINIMAL, options: { requiredTemplates: [] } }),
  encoded('native origin', {
    ...MINIMAL,
    origin: 'app:com.example.enrol',
    sdk: { name: 'native', version: '1', platform: 'android' },
  }),
  { ...encoded('keys in reverse', MINIMAL), plaintext: mapOf(withMembers().reverse()).octets },
  {
    name: 'wide numbers',
    capture: { ...MINIMAL, quality: { quality_metric: 67 } },
    plaintext: WIDE,
  },
  {
    name: 'unknown keys',
    capture: MINIMAL,
    plaintext: mapOf([
      ...withMembers(),
      ['later', { any: ['thing', null, -1.5, { deep: true }] }],
      ['__proto__', { polluted: true }],
    ]).octets,
  },
  {
    ...encoded('header in another order', MINIMAL),
    header: (kid) =>
      `{ "cty": "application/cbor",\n "kid": "${kid}", "typ": "iws-capture+jwe",` +
      ` "enc": "A256CBC-HS512", "alg": "RSA-OAEP-256" }`,
  },
];
