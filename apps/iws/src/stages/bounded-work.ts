import { LIMITS, type SampleMediaType } from '@iws/protocol';
import sharp from 'sharp';
import { hasProcessElements } from '../formats/icc-profile.ts';
import { jpegFault } from '../formats/jpeg-structure.ts';
import { pictureChunks } from '../formats/png-structure.ts';
import { hasTooManyChunks } from '../formats/webp-structure.ts';

/** What may be decoded of a file, or why nothing is; the reason is for the log. */
export type BoundedWork = { readonly data: Uint8Array } | { readonly reason: string };

/** Where a file of each type has a colour profile, these octets are in it. */
const PROFILE_NAMES: Readonly<Record<SampleMediaType, string>> = {
  'image/jpeg': 'ICC_PROFILE',
  'image/png': 'iCCP',
  'image/webp': 'ICCP',
};

/**
 * Looks at the structure of a picture for work that the number of its pixels does not bound. Native code cannot be interrupted: what
 * would hold a thread for long is refused here or never begun.
 */
export async function boundWork(data: Uint8Array, type: SampleMediaType): Promise<BoundedWork> {
  const fault = structureFault(data, type);
  if (fault !== null) return { reason: fault };
  const shown = shownOctets(data, type);
  if (await hasHeavyProfile(shown, type)) return { reason: 'a profile of process elements' };
  return { data: shown };
}

/** What of a file a decoder gets to see: of a PNG nothing that it would inflate without showing it. */
export const shownOctets = (data: Uint8Array, type: SampleMediaType | null): Uint8Array =>
  type === 'image/png' ? pictureChunks(data) : data;

function structureFault(data: Uint8Array, type: SampleMediaType): string | null {
  if (type === 'image/jpeg') return jpegFault(data);
  return type === 'image/webp' && hasTooManyChunks(data) ? 'too many chunks' : null;
}

async function hasHeavyProfile(data: Uint8Array, type: SampleMediaType): Promise<boolean> {
  const octets = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!octets.includes(PROFILE_NAMES[type], 0, 'latin1')) return false;
  const { icc } = await sharp(data, { limitInputPixels: LIMITS.samplePixels }).metadata();
  return icc !== undefined && hasProcessElements(icc);
}
