const COUNT_AT = 128;
const TAGS_AT = 132;
const TAG_OCTETS = 12;
const DEVICE_TO_CONNECTION = 'D2B';

/**
 * Whether a colour profile (ICC.1:2022, 7.3) has conversions of multi-process elements (D2B0 to D2B3): a list of any length, whose elements may all
 * be the same octets, each loaded and computed for every colour. Cameras write none; other conversions are one table or matrix.
 */
export function hasProcessElements(profile: Uint8Array): boolean {
  if (profile.length < TAGS_AT) return false;
  const tags = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  const end = Math.min(tags.length, TAGS_AT + TAG_OCTETS * tags.readUInt32BE(COUNT_AT));
  for (let at = TAGS_AT; at < end; at += TAG_OCTETS) {
    if (tags.toString('latin1', at, at + 3) === DEVICE_TO_CONNECTION) return true;
  }
  return false;
}
