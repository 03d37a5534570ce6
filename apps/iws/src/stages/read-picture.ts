import { ServerRefusal } from '../http/server-refusal.ts';
import { decodeImage, mediaTypeOf, uprightSize, type RgbImage } from './decode.ts';
import { fromBase64 } from '../formats/from-base64.ts';

/** A picture, and the size it had when it was sent. */
export interface ReadPicture {
  readonly image: RgbImage;
  readonly sent: { readonly width: number; readonly height: number };
}

/**
 * Reads the picture in a field that names no format: JPEG, PNG or WebP, as its first octets say.
 *
 * @param path of the field, as callers read it: `/image`
 * @throws ServerRefusal ERROR_INVALID_FORMAT
 */
export async function readPicture(text: string, path: string): Promise<ReadPicture> {
  const undecodable = (detail: string) =>
    new ServerRefusal('ERROR_INVALID_FORMAT', `${path}: ${detail}`, {
      description: `${path}) Could not decode image.`,
    });
  const octets = fromBase64(text);
  if (octets === null) throw undecodable('no base64');
  const mediaType = mediaTypeOf(octets);
  if (mediaType === null) throw undecodable('no JPEG, PNG or WebP');
  const decoded = await decodeImage(octets, mediaType);
  if (decoded.outcome === 'unreadable') throw undecodable(decoded.reason);
  return { image: decoded.image, sent: await uprightSize(octets) };
}
