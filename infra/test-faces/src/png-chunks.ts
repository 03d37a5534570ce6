import { crc32 } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A chunk with its length and check sum. */
export function chunk(type: string, content: Uint8Array): Uint8Array {
  const data = new Uint8Array(content.length + 12);
  const view = new DataView(data.buffer);
  view.setUint32(0, content.length);
  data.set(new TextEncoder().encode(type), 4);
  data.set(content, 8);
  view.setUint32(8 + content.length, crc32(data.subarray(4, 8 + content.length)));
  return data;
}

/** Puts a PNG file together (W3C PNG, section 11). `compressed` is the zlib stream of the rows. */
export function pngFile(
  header: {
    readonly width: number;
    readonly height: number;
    readonly bitDepth: 1 | 8 | 16;
    /** 0 is greyscale, 2 is RGB. */
    readonly colourType: 0 | 2;
  },
  compressed: Uint8Array,
): Uint8Array {
  const content = new Uint8Array(13);
  const view = new DataView(content.buffer);
  view.setUint32(0, header.width);
  view.setUint32(4, header.height);
  content[8] = header.bitDepth;
  content[9] = header.colourType;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', content),
    chunk('IDAT', compressed),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
