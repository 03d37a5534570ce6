import { LIMITS, SAMPLE_MEDIA_TYPES, type SampleMediaType } from '@iws/protocol';
import sharp from 'sharp';
import { boundWork, shownOctets } from './bounded-work.ts';

/** A decoded picture: 8 bits a channel, sRGB, upright, rows from the top left, R G B interleaved. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
  readonly data: Uint8Array;
}

/** A picture, or why there is none; the reason is for the log. */
export type Decoded =
  | { readonly outcome: 'decoded'; readonly image: RgbImage }
  | { readonly outcome: 'unreadable'; readonly reason: string };

// These settings are those of the whole process: one decoder thread a picture (the pool has one worker
// for each core), nothing of a picture kept by libvips after its answer, and of its many readers only three.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const startsWith = (data: Uint8Array, at: number, octets: readonly number[]) =>
  octets.every((octet, index) => data[at + index] === octet);

/** No sample is longer by the rules of the wire: a picture that is gets smaller while it is decoded. */
const LONG_SIDE = LIMITS.contextLongSide;

/** How a file of each type begins; what a sample claims to be has to be what it is. */
const SIGNATURES: Readonly<Record<SampleMediaType, (data: Uint8Array) => boolean>> = {
  'image/jpeg': (data) => startsWith(data, 0, [0xff, 0xd8, 0xff]),
  'image/png': (data) => startsWith(data, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/webp': (data) =>
    startsWith(data, 0, [0x52, 0x49, 0x46, 0x46]) && startsWith(data, 8, [0x57, 0x45, 0x42, 0x50]),
};

/** The type of a file by how it begins; null: none that is read here. */
export const mediaTypeOf = (data: Uint8Array): SampleMediaType | null =>
  SAMPLE_MEDIA_TYPES.find((type) => SIGNATURES[type](data)) ?? null;

/**
 * Decodes a picture in memory, be it a sealed sample or a third party's. Its type, the number of its
 * pixels and what else makes work (`boundWork`) are looked at before any is decoded; a file that ends early or breaks
 * its format's rules is refused. Orientation is applied, colours become sRGB, transparency is laid on grey, and of an animation the
 * first frame counts. The size that a sample declares is not believed: the image has the size of its
 * pixels, its longer side at most that of a `context`.
 */
export async function decodeImage(data: Uint8Array, mediaType: SampleMediaType): Promise<Decoded> {
  if (!SIGNATURES[mediaType](data)) return unreadable(`not an ${mediaType} file`);
  try {
    const work = await boundWork(data, mediaType);
    if ('reason' in work) return unreadable(work.reason);
    const { data: pixels, info } = await sharp(work.data, {
      limitInputPixels: LIMITS.samplePixels,
      failOn: 'error',
      pages: 1,
      autoOrient: true,
    })
      .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#808080' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) return unreadable(`decoded to ${info.channels} channels`);
    const { width, height } = info;
    return { outcome: 'decoded', image: { width, height, channels: 3, data: pixels } };
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * Frees the pixels of pictures that have had their turn now, and not when the collector comes by: V8 counts memory outside of its heap,
 * and marks the whole heap for every 64 MB of it, which is for every few captures. Nothing may read them afterwards, native code neither:
 * call it when every encoder has settled, and leave pictures of work that failed to the collector.
 */
export function releasePixels(images: readonly RgbImage[]): void {
  for (const { data } of images) {
    const { buffer, byteLength } = data;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  }
}

/** The size of a picture that can be decoded, as it stands when it is upright. */
export async function uprightSize(data: Uint8Array): Promise<{ width: number; height: number }> {
  const shown = shownOctets(data, mediaTypeOf(data));
  const { autoOrient } = await sharp(shown, { limitInputPixels: LIMITS.samplePixels }).metadata();
  return { width: autoOrient.width, height: autoOrient.height };
}

const unreadable = (reason: string): Decoded => ({ outcome: 'unreadable', reason });
