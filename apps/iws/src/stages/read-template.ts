import type { FaceFeatures } from '@iws/face-core';
import type { MatchFormat, MatchTemplate, SampleMediaType } from '@iws/protocol';
import { fromBase64 } from '../formats/from-base64.ts';
import { decodeIdentyType1 } from '../formats/identy-type-1.ts';
import { readFaceImageRecord } from '../formats/read-iso-19794-5.ts';
import { ServerRefusal } from '../http/server-refusal.ts';
import { decodeImage, type RgbImage } from './decode.ts';
import { matchFormat, type TemplatePlace } from './match-format.ts';

/** What a template of a request holds: a picture with a face, or the features of one. */
export type ReadTemplate =
  | { readonly kind: 'picture'; readonly image: RgbImage }
  | { readonly kind: 'features'; readonly features: FaceFeatures };

const MEDIA_TYPES: Readonly<
  Record<Exclude<MatchFormat, 'ISO_19794_5' | 'IDENTY_TYPE_1'>, SampleMediaType>
> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
};

/**
 * Reads a template that is written in the format that stands beside it. Of a record with several
 * pictures the first counts.
 *
 * @param modelId the model whose features can be compared here
 * @throws ServerRefusal ERROR_INVALID_FORMAT
 */
export async function readTemplate(
  { template, format }: MatchTemplate,
  place: TemplatePlace,
  modelId: string,
): Promise<ReadTemplate> {
  const known = matchFormat(format, place);
  const octets = fromBase64(template);
  if (octets === null) throw undecodable(place, 'not base64');
  switch (known) {
    case 'IDENTY_TYPE_1': {
      const read = decodeIdentyType1(octets);
      if (!read.ok) throw undecodable(place, read.fault);
      if (read.content.modelId !== modelId) throw unsupported(place, 'made by another model');
      return { kind: 'features', features: read.content.features };
    }
    case 'ISO_19794_5': {
      const read = readFaceImageRecord(octets);
      if (!read.ok && read.fault === 'JPEG 2000 is not read') throw unsupported(place, read.fault);
      if (!read.ok) throw undecodable(place, read.fault);
      const [first] = read.content;
      if (first === undefined) throw undecodable(place, 'no image');
      return { kind: 'picture', image: await decoded(first.jpeg, 'JPEG', place) };
    }
    case 'JPEG':
    case 'PNG':
    case 'WEBP':
      return { kind: 'picture', image: await decoded(octets, known, place) };
  }
}

async function decoded(
  octets: Uint8Array,
  format: keyof typeof MEDIA_TYPES,
  place: TemplatePlace,
): Promise<RgbImage> {
  const picture = await decodeImage(octets, MEDIA_TYPES[format]);
  if (picture.outcome === 'decoded') return picture.image;
  throw undecodable(place, `not a ${format} picture`, picture.reason);
}

/** @param detail for the log */
const undecodable = ({ path }: TemplatePlace, what: string, detail = what) =>
  new ServerRefusal('ERROR_INVALID_FORMAT', `${path}: ${detail}`, {
    description: `${path}/template) unable to decode template: ${what}`,
  });

const unsupported = ({ path }: TemplatePlace, why: string) =>
  new ServerRefusal('ERROR_INVALID_FORMAT', `${path}: ${why}`, {
    description: `${path}/template) Unsupported template: ${why}`,
  });
