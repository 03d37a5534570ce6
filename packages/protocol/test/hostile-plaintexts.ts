import { encodeCbor } from '../src/cbor-encode.ts';
import type { CborInput } from '../src/cbor-encode.ts';
import { arrayOf, Encoded, mapOf, raw } from './cbor-pieces.ts';
import type { Member } from './cbor-pieces.ts';
import { concat } from './deterministic-jwe.ts';
import type { Octets } from './deterministic-jwe.ts';
import { MINIMAL, PRIMARY, withMembers } from './valid-captures.ts';

const members = withMembers();
const { octets: valid } = mapOf(members);
const changed = (changes: Record<string, CborInput | Encoded>): Octets =>
  mapOf(withMembers(changes)).octets;
const without = (key: string): Octets => mapOf(members.filter(([name]) => name !== key)).octets;
const added = (...more: Member[]): Octets => mapOf([...members, ...more]).octets;
const samples = (...list: CborInput[]): Octets => changed({ samples: list });
const sample = (changes: Record<string, CborInput | undefined>): Octets =>
  samples({ ...PRIMARY, ...changes });
const options = (wishes: Record<string, CborInput>): Octets => added(['options', wishes]);
const nested = (depth: number): Encoded => (depth === 0 ? raw('00') : arrayOf([nested(depth - 1)]));

/** Plaintexts that are no CBOR of this protocol, each named for what is wrong with it. */
export const BROKEN_CBOR: Record<string, Octets> = {
  'empty plaintext': new Uint8Array(),
  'truncated cbor': valid.slice(0, -1),
  'trailing byte': concat(valid, Uint8Array.of(0)),
  'two items': concat(valid, valid),
  'duplicate key': added(['v', 1]),
  'duplicate nested key': added([
    'sdk',
    mapOf([
      ['name', 'a'],
      ['name', 'b'],
    ]),
  ]),
  'duplicate key in another width': added([raw('78 01 76'), 1]),
  'duplicate unknown key': added(['x', 1], ['x', 2]),
  'tagged capture': concat(raw('d9d9f7').octets, valid),
  'tagged member': changed({ issuedAt: raw('c1 1a 00000001') }),
  bignum: changed({ issuedAt: raw('c2 41 01') }),
  'indefinite map': concat(Uint8Array.of(0xbf), valid.slice(1), Uint8Array.of(0xff)),
  'indefinite array': changed({ samples: raw('9f ff') }),
  'indefinite text': changed({ origin: raw('7f 61 61 ff') }),
  'indefinite bytes': changed({ id: raw('5f 41 61 ff') }),
  'lone break': changed({ origin: raw('ff') }),
  'too deep': added(['x', nested(6)]),
  'very deep': added(['x', new Encoded(concat(new Uint8Array(5000).fill(0x81), raw('00').octets))]),
  'bad utf-8': changed({ origin: raw('62 c328') }),
  'overlong utf-8': changed({ origin: raw('62 c0af') }),
  'surrogate in utf-8': changed({ origin: raw('63 eda080') }),
  'bad utf-8 in a key': added([raw('61 ff'), 1]),
  'integer key': added([raw('01'), 1]),
  'bytes as key': added([raw('41 76'), 1]),
  'not a number': changed({ issuedAt: raw('f9 7e00') }),
  infinity: changed({ issuedAt: raw('fb 7ff0000000000000') }),
  undefined: changed({ sdk: raw('f7') }),
  'unassigned simple value': changed({ sdk: raw('f8 ff') }),
  'integer over 53 bits': changed({ issuedAt: raw('1b 0020000000000000') }),
  'negative integer over 53 bits': changed({ issuedAt: raw('3b 001fffffffffffff') }),
  'reserved head': changed({ issuedAt: raw('1c') }),
  'bytes beyond the end': changed({ samples: raw('5b 00000000ffffffff') }),
  'array beyond the end': changed({ samples: raw('9a ffffffff') }),
  'map beyond the end': changed({ samples: raw('bb 0000010000000000') }),
  'too many items': added([
    'x',
    new Encoded(concat(raw('99 2000').octets, new Uint8Array(8192).fill(0xa0))),
  ]),
  'oversized text': changed({ challenge: 'a'.repeat(2049) }),
  'oversized unknown text': added(['x', 'a'.repeat(2049)]),
};

/** CBOR that is no capture. */
export const BROKEN_CAPTURES: Record<string, Octets> = {
  'not a map': encodeCbor([1]),
  'empty map': encodeCbor({}),
  'version 2': changed({ v: 2 }),
  'version as text': changed({ v: '1' }),
  'missing v': without('v'),
  'missing id': without('id'),
  'missing issuedAt': without('issuedAt'),
  'missing challenge': without('challenge'),
  'missing origin': without('origin'),
  'missing samples': without('samples'),
  'short id': changed({ id: MINIMAL.id.slice(1) }),
  'long id': changed({ id: concat(MINIMAL.id, MINIMAL.id) }),
  'id as text': changed({ id: '0123456789abcdef' }),
  'negative issuedAt': changed({ issuedAt: -1 }),
  'fraction in issuedAt': changed({ issuedAt: 1.5 }),
  'issuedAt as text': changed({ issuedAt: '1' }),
  'empty challenge': changed({ challenge: '' }),
  'challenge as bytes': changed({ challenge: MINIMAL.id }),
  'null origin': changed({ origin: null }),
  'no samples': samples(),
  'samples as map': changed({ samples: { ...PRIMARY } }),
  'nine samples': samples(PRIMARY, ...Array<CborInput>(8).fill({ ...PRIMARY, role: 'burst' })),
  'two primaries': samples(PRIMARY, PRIMARY),
  'no primary': sample({ role: 'burst' }),
  'two contexts': samples(
    PRIMARY,
    { ...PRIMARY, role: 'context' },
    { ...PRIMARY, role: 'context' },
  ),
  'unknown role': sample({ role: 'portrait' }),
  'unknown media type': sample({ mediaType: 'image/svg+xml' }),
  'data as text': sample({ data: 'abc' }),
  'missing data': sample({ data: undefined }),
  'zero width': sample({ width: 0 }),
  'fraction in height': sample({ height: 0.5 }),
  'capturedAt missing': sample({ capturedAt: undefined }),
  'capturedAt beyond the year 9999': sample({ capturedAt: 253_402_300_800_000 }),
  'incomplete crop': sample({ crop: { x: 0, y: 0, width: 10 } }),
  'negative crop': sample({ crop: { x: -1, y: 0, width: 10, height: 10 } }),
  'empty crop': sample({ crop: { x: 0, y: 0, width: 0, height: 10 } }),
  'unknown platform': added(['sdk', { name: 'a', version: 'b', platform: 'desktop' }]),
  'sdk as text': added(['sdk', 'face-sdk']),
  'unknown device class': added(['device', { class: 'tablet' }]),
  'camera width as text': added(['device', { camera: { width: '640' } }]),
  'level none': options({ asThreshold: 'NONE' }),
  'boolean as text': options({ enableAs: 'false' }),
  'unknown template': options({ requiredTemplates: ['BMP'] }),
  'too many templates': options({ requiredTemplates: ['JPEG', 'PNG', 'JPEG', 'PNG'] }),
  'unknown base64 flag': options({ base64EncodingFlag: 'HEX' }),
  'malformed colour': options({ backgroundColor: '0x112233' }),
  'unknown transaction': options({ transaction: { type: 'MATCH' } }),
  'signals over 4 KiB': added([
    'signals',
    Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`s${i}`, 'a'.repeat(1400)])),
  ]),
  'long array in signals': added(['signals', { s: Array<number>(65).fill(1) }]),
  'map in signals': added(['signals', { s: { a: 1 } }]),
  'array in an array of signals': added(['signals', { s: [[1]] }]),
  'quality over 100': added(['quality', { quality_metric: 100.5 }]),
  'unknown eyes status': added(['quality', { eyes_status: 'open' }]),
};
