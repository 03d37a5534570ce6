import sharp from 'sharp';
import { rotatedBy90, sixteenBitPng, cmykJpeg } from './unusual-images.ts';
import { jpegBomb } from './jpeg-bomb.ts';
import { pngBomb } from './png-bomb.ts';
import { seededRandom } from './random.ts';
import { selfieImage, selfieJpeg } from './selfie.ts';
import { toSharp } from './rgb-image.ts';
import {
  heavyProfile,
  manyFrames,
  manyScans,
  manySegments,
  withInflatingTexts,
} from './work-bombs.ts';

export interface HostileImage {
  readonly mediaType: string;
  readonly data: Uint8Array;
  /**
   * What a careful reader does: `readable` has pixels that show the face upright once decoded with
   * its orientation; `refused` is broken, over every limit or of another type.
   */
  readonly expected: 'readable' | 'refused';
  /**
   * Well-formed and of no more pixels than others, but a decoder that is given it as it is works for seconds or more:
   * a careful reader looks at its structure first.
   */
  readonly heavy?: true;
}

const bytes = (buffer: Buffer) => new Uint8Array(buffer);

async function picture(width = 480) {
  return toSharp(await selfieImage({ width }));
}

const MAKERS = {
  /** 2.5 gigapixels in a file of about 300 kB. */
  'png-bomb': async () => refused('image/png', await pngBomb(50_000, 50_000)),
  /** 144 megapixels of one grey, well-formed, in a file of 560 kB. */
  'large-12000x12000': () => Promise.resolve(refused('image/jpeg', jpegBomb(12_000, 12_000))),
  'scan-bomb-jpeg': () => Promise.resolve(heavy('image/jpeg', manyScans())),
  'segment-bomb-jpeg': () => Promise.resolve(heavy('image/jpeg', manySegments())),
  'profile-bomb-jpeg': () => Promise.resolve(heavy('image/jpeg', heavyProfile())),
  /** 25 texts of 8 MB in a picture that is good without them. */
  'text-bomb-png': async () => {
    const png = await (await picture()).png().toBuffer();
    const whole = withInflatingTexts(png, 25);
    return { ...readable('image/png', whole), heavy: true };
  },
  'frame-bomb-webp': () => Promise.resolve(heavy('image/webp', manyFrames(20_000))),
  /** The second half of the file is missing. */
  'truncated-jpeg': async () => {
    const whole = await selfieJpeg({ width: 480 });
    return refused('image/jpeg', whole.subarray(0, whole.length >> 1));
  },
  /** One pixel: readable, but nobody is on it. */
  'single-pixel': async () =>
    refused(
      'image/png',
      bytes(
        await sharp({ create: { width: 1, height: 1, channels: 3, background: '#808080' } })
          .png()
          .toBuffer(),
      ),
    ),
  'cmyk-jpeg': async () =>
    readable('image/jpeg', await cmykJpeg(await selfieImage({ width: 480 }))),
  '16-bit-png': async () => readable('image/png', sixteenBitPng(await selfieImage({ width: 480 }))),
  'animated-webp': async () => {
    const frames = [await selfieImage({ width: 480 }), await selfieImage({ width: 480, roll: 2 })];
    const files = await Promise.all(frames.map((frame) => toSharp(frame).png().toBuffer()));
    const joined = sharp(files, { join: { animated: true } });
    return readable('image/webp', bytes(await joined.webp({ quality: 80, loop: 0 }).toBuffer()));
  },
  svg: async () => {
    const jpeg = Buffer.from(await selfieJpeg({ width: 480 })).toString('base64');
    const text =
      '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640">' +
      `<image width="480" height="640" href="data:image/jpeg;base64,${jpeg}"/></svg>`;
    return refused('image/svg+xml', new TextEncoder().encode(text));
  },
  gif: async () => refused('image/gif', bytes(await (await picture()).gif().toBuffer())),
  tiff: async () => refused('image/tiff', bytes(await (await picture()).tiff().toBuffer())),
  'exif-rotated-jpeg': async () =>
    readable('image/jpeg', await rotatedBy90(await selfieImage({ width: 480 }))),
  'greyscale-jpeg': async () =>
    readable('image/jpeg', bytes(await (await picture()).toColourspace('b-w').jpeg().toBuffer())),
  'alpha-png': async () =>
    readable('image/png', bytes(await (await picture()).ensureAlpha(0.5).png().toBuffer())),
  'progressive-jpeg': async () =>
    readable('image/jpeg', bytes(await (await picture()).jpeg({ progressive: true }).toBuffer())),
  'random-bytes': () => {
    const random = seededRandom(13);
    const data = Uint8Array.from({ length: 4096 }, () => random() * 256);
    return Promise.resolve(refused('image/jpeg', data));
  },
  /** A JPEG's first bytes and then nothing of one. */
  'jpeg-magic-only': () =>
    Promise.resolve(refused('image/jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16))),
  empty: () => Promise.resolve(refused('image/jpeg', new Uint8Array(0))),
} satisfies Record<string, () => Promise<HostileImage>>;

function refused(mediaType: string, data: Uint8Array): HostileImage {
  return { mediaType, data, expected: 'refused' };
}

function heavy(mediaType: string, data: Uint8Array): HostileImage {
  return { ...refused(mediaType, data), heavy: true };
}

function readable(mediaType: string, data: Uint8Array): HostileImage {
  return { mediaType, data, expected: 'readable' };
}

export type HostileName = keyof typeof MAKERS;

/** Image files that break careless readers, made at run time and named; each may take a second. */
export const hostile: {
  /** Every name. */
  readonly names: readonly HostileName[];
  /** Makes one of them. */
  make(name: HostileName): Promise<HostileImage>;
} = {
  names: Object.keys(MAKERS) as HostileName[],
  make: (name) => MAKERS[name](),
};
