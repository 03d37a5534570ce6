import type { FaceMesh, Image, Point } from '@iws/face-core';
import sharp from 'sharp';
import type { Random } from './random.ts';

/** A picture after it went through a camera of its own, and where its pixels were before: original = place / scale + offset. */
export interface Degraded {
  readonly image: Image;
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Leads from a place in the picture that the camera took to the same place in the one before. */
export const toOriginal =
  ({ scale, left, top }: Omit<Degraded, 'image'>) =>
  ({ x, y }: Point<'frame'>): Point<'frame'> => ({ x: x / scale + left, y: y / scale + top });

/**
 * Another crop, size, tone and JPEG quality, so that what is learned does not hang on one source's: pictures at hand differ in all of
 * them, and a painted edge must not be the only sharp one.
 *
 * @param mesh of the uncovered face; the crop keeps it inside
 */
export async function degrade(
  image: Image,
  mesh: FaceMesh<'frame'>,
  random: Random,
): Promise<Degraded> {
  const { left, top, width, height } = crop(image, mesh, random);
  const scale = random.between(0.45, 1.5);
  const size = {
    width: Math.max(32, Math.round(width * scale)),
    height: Math.max(32, Math.round(height * scale)),
  };
  const { width: columns, height: rows, channels } = image;
  let picture = sharp(toned(image, random), { raw: { width: columns, height: rows, channels } })
    .extract({ left, top, width, height })
    .resize({ ...size, fit: 'fill', kernel: random.pick(['cubic', 'linear', 'lanczos3']) });
  if (random.chance(0.25)) picture = picture.blur(random.between(0.4, 1.3));
  const jpeg = await picture.jpeg({ quality: Math.round(random.between(45, 96)) }).toBuffer();
  const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { image: { ...size, channels: 3, data }, scale: size.width / width, left, top };
}

/** Often the whole picture, at times close around the face as pictures from a detector are. */
function crop(image: Image, mesh: FaceMesh<'frame'>, random: Random) {
  const whole = { left: 0, top: 0, width: image.width, height: image.height };
  if (random.chance(0.5)) return whole;
  const xs = mesh.points.map(({ x }) => x);
  const ys = mesh.points.map(({ y }) => y);
  const reach = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const side = () => reach * random.between(0, 0.5);
  const left = Math.max(0, Math.floor(Math.min(...xs) - side()));
  const top = Math.max(0, Math.floor(Math.min(...ys) - side()));
  const right = Math.min(image.width, Math.ceil(Math.max(...xs) + side()));
  const bottom = Math.min(image.height, Math.ceil(Math.max(...ys) + side()));
  return right - left < 40 || bottom - top < 40
    ? whole
    : { left, top, width: right - left, height: bottom - top };
}

/** Another exposure, contrast curve, white balance and saturation. */
function toned({ channels, data }: Image, random: Random): Uint8ClampedArray {
  const gamma = Math.exp(random.normal() * 0.25);
  // A flash, or the sky behind a camera that measures the face, burns skin out until it is as plain as cloth.
  const gain = random.chance(0.12) ? random.between(1.15, 1.7) : random.between(0.8, 1.15);
  const saturation = random.chance(0.08) ? 0 : random.between(0.5, 1.4);
  const curves = [0, 1, 2].map(() => {
    const balance = gain * random.between(0.92, 1.08);
    return Float32Array.from({ length: 256 }, (_, value) => 255 * balance * (value / 255) ** gamma);
  });
  const out = new Uint8ClampedArray(data.length);
  const colour = [0, 0, 0];
  for (let i = 0; i < data.length; i += channels) {
    for (let c = 0; c < 3; c++) colour[c] = curves[c]?.[data[i + c] ?? 0] ?? 0;
    const [red = 0, green = 0, blue = 0] = colour;
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    for (let c = 0; c < 3; c++) out[i + c] = luma + saturation * ((colour[c] ?? 0) - luma);
    if (channels === 4) out[i + 3] = 255;
  }
  return out;
}
