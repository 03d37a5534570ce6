/** The quantisation steps of all 64 coefficients: all are 1. */
const STEPS = Buffer.alloc(64, 1);
/** One code of one bit, 0, for the symbol 0: "as grey as the block before", or "nothing more in this block". */
const ONE_CODE = Buffer.from([1, ...Array<number>(15).fill(0), 0]);

/**
 * A well-formed grey JPEG (ITU-T T.81, baseline) in which every block is mid-grey and takes two bits, both 0. Made without drawing its pixels,
 * which takes seconds and gigabytes at the sizes that it is for.
 *
 * @param width in pixels, a multiple of 16, at most 65520
 * @param height likewise
 * @param options.components 3 for colours
 * @param options.before segments that stand before all others
 */
export function jpegBomb(
  width: number,
  height: number,
  { components = 1, before = [] }: { components?: 1 | 3; before?: readonly Uint8Array[] } = {},
): Uint8Array<ArrayBuffer> {
  const ids = Array.from({ length: components }, (_, index) => index + 1);
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  const blocks = (width / 8) * (height / 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...before,
      segment(0xdb, [0, ...STEPS]),
      segment(0xc0, [8, ...size, components, ...ids.flatMap((id) => [id, 0x11, 0])]),
      segment(0xc4, [0x00, ...ONE_CODE]),
      segment(0xc4, [0x10, ...ONE_CODE]),
      segment(0xda, [components, ...ids.flatMap((id) => [id, 0x00]), 0, 63, 0]),
      Buffer.alloc((blocks * components) / 4),
      Buffer.from([0xff, 0xd9]),
    ]),
  );
}

/** A marker with its length and content. */
export function segment(marker: number, content: Iterable<number>): Buffer {
  const octets = [...content];
  const length = octets.length + 2;
  return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...octets]);
}
