/** The chunks that pixels, their colours and their orientation are made of. */
const KEPT = new Set(
  ['IHDR', 'PLTE', 'tRNS', 'sBIT', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'eXIf', 'IDAT', 'IEND'].map(
    (type) => Buffer.from(type, 'latin1').readUInt32BE(),
  ),
);
const END = Buffer.from('IEND', 'latin1').readUInt32BE();
const SIGNATURE = 8;
/** Length, type and check sum of a chunk. */
const FRAME = 12;

/**
 * A PNG (W3C PNG, section 5) without chunks that do not show. The decoder would inflate each compressed text: 8 kB become 8 MB, kept
 * several times over. A file without such chunks is returned as it is.
 */
export function pictureChunks(data: Uint8Array): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parts: Uint8Array[] = [];
  let from = 0;
  let at = SIGNATURE;
  while (at + FRAME <= data.length) {
    const type = view.getUint32(at + 4);
    const next = at + FRAME + view.getUint32(at);
    // One that ends after the file is left to the decoder, which refuses it.
    if (next > data.length) break;
    if (!KEPT.has(type)) {
      if (from < at) parts.push(data.subarray(from, at));
      from = next;
    }
    at = next;
    if (type === END) break;
  }
  if (from === 0) return data;
  parts.push(data.subarray(from));
  return Buffer.concat(parts);
}
