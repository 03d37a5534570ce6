/** The decoder looks at every frame of an animation for its length, and begins with the first for each: work grows with the square. */
export const WEBP_CHUNKS = 1000;

const HEADER = 12;

/** Whether a WebP (RIFF container) has more chunks than {@link WEBP_CHUNKS}. Those after its stated end do not count. */
export function hasTooManyChunks(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length < HEADER) return false;
  const end = Math.min(data.length, view.getUint32(4, true) + 8);
  let chunks = 0;
  for (let at = HEADER; at + 8 <= end;) {
    if (++chunks > WEBP_CHUNKS) return true;
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size & 1);
  }
  return false;
}
