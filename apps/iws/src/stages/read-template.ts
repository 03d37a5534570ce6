import type { MatchFormat, MatchTemplate, SampleMediaType } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import { decodeImage, type RgbImage } from './decode.ts';
import { fromBase64 } from '../formats/from-base64.ts';
import { matchFormat, type TemplatePlace } from './match-format.ts';

const MEDIA_TYPES: Readonly<Record<MatchFormat, SampleMediaType>> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
};

/**
 * Reads a picture that is written in the format that stands beside it.
 *
 * @throws ServerRefusal ERROR_INVALID_FORMAT
 */
export async function readTemplate(
  { template, format }: MatchTemplate,
  place: TemplatePlace,
): Promise<RgbImage> {
  const undecodable = (what: string, detail = what) =>
    new ServerRefusal('ERROR_INVALID_FORMAT', `${place.path}: ${detail}`, {
      description: `${place.path}/template) unable to decode template: ${what}`,
    });
  const known = matchFormat(format, place);
  const octets = fromBase64(template);
  if (octets === null) throw undecodable('not base64');
  const decoded = await decodeImage(octets, MEDIA_TYPES[known]);
  if (decoded.outcome === 'unreadable') throw undecodable(`not a ${known} picture`, decoded.reason);
  return decoded.image;
}
