/** What of a JPEG's structure makes work beyond that of its pixels. */
export type JpegFault =
  'too many scans' | 'too many segments' | 'too many components' | 'arithmetic coding';

/** How much of it a picture may have. */
export const JPEG_LIMITS = {
  /**
   * Each scan is decoded over the whole picture, and 42 octets of one are enough for 25 megapixels. Encoders write about 10 for
   * colours, 18 for four inks at most.
   */
  scans: 32,
  /** From one marker with a length to the next. 8 MiB of full segments are 128; tables before every scan make a few more. */
  segments: 1000,
  components: 4,
} as const;

const [SOF, SOF_LAST, DHT, JPG, DAC] = [0xc0, 0xcf, 0xc4, 0xc8, 0xcc];
const [RST, EOI, SOS] = [0xd0, 0xd9, 0xda];

/**
 * Walks the markers of a JPEG (ITU-T T.81, annex B) as libjpeg does and says which limit it exceeds; null: none. In
 * particular octets between two segments are passed over, so that nothing hides there, and what follows the end of the picture
 * does not count. A file that ends early, or is none, exceeds nothing: the decoder refuses it.
 */
export function jpegFault(data: Uint8Array): JpegFault | null {
  let scans = 0;
  let segments = 0;
  let at = 2;
  while ((at = afterMarker(data, at)) < data.length) {
    const marker = data[at - 1] ?? 0;
    if (marker === EOI) return null;
    // Those below SOF and restarts have no length; a decoder that looks for a restart passes over the others likewise.
    if (marker < SOF || (marker >= RST && marker < EOI)) continue;
    if (marker === SOS && ++scans > JPEG_LIMITS.scans) return 'too many scans';
    if (++segments > JPEG_LIMITS.segments) return 'too many segments';
    if (isFrame(marker)) {
      // No browser reads it, and its data do not bound its work: bits that are expected take next to no space.
      if (marker > JPG) return 'arithmetic coding';
      if ((data[at + 7] ?? 0) > JPEG_LIMITS.components) return 'too many components';
    }
    at += Math.max(2, ((data[at] ?? 0) << 8) | (data[at + 1] ?? 0));
  }
  return null;
}

const isFrame = (marker: number) =>
  marker <= SOF_LAST && marker !== DHT && marker !== JPG && marker !== DAC;

/** Where the first marker from `at` on ends; the length of the file when there is none. Stuffed octets (ff 00) are data. */
function afterMarker(data: Uint8Array, at: number): number {
  const end = data.length;
  while (at < end) {
    at = data.indexOf(0xff, at);
    if (at < 0) return end;
    while (at < end && data[at] === 0xff) at++;
    if (data[at++] !== 0) return Math.min(at, end);
  }
  return end;
}
