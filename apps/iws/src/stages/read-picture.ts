import { ServerRefusal } from '../http/server-refusal.ts';
import { decodeImage, mediaTypeOf, type RgbImage } from './decode.ts';
import { fromBase64 } from '../formats/from-base64.ts';

/**
 * Reads the picture in a field that names no format: JPEG, PNG or WebP, as its first octets say.
 *
 * @param path of the field, as callers read it: `/image`
 * @throws ServerRefusal ERROR_INVALID_FORMAT
 */
export async function readPicture(text: string, path: string): Promise<RgbImage> {
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
  return decoded.image;
}
