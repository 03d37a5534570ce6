/** Zigzag position to row-major index in a block of 8×8 (ITU-T T.81, figure A.6). */
const NATURAL_ORDER = zigzag();

/**
 * The luminance quantisation table of a JPEG file: what its first component's DCT coefficients were divided by.
 *
 * @param jpeg the file; only markers before the first scan are read
 * @returns 64 step sizes in row-major order (index 8·v + u), or null where there is no such table
 * @see ITU-T T.81, annex B.2
 */
export function luminanceQuantisation(jpeg: Uint8Array): Uint16Array | null {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return null;
  const tables = new Map<number, Uint16Array>();
  let wanted: number | null = null;
  for (let at = 2; at + 4 <= jpeg.length;) {
    if (jpeg[at] !== 0xff) return null;
    const marker = jpeg[at + 1]!;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = jpeg[at + 2]! * 256 + jpeg[at + 3]!;
    const end = at + 2 + length;
    if (length < 2 || end > jpeg.length) return null;
    const segment = jpeg.subarray(at + 4, end);
    if (marker === 0xdb) readTables(segment, tables);
    else if (isFrame(marker)) wanted = segment[8] ?? null;
    else if (marker === 0xda) break;
    at = end;
  }
  return wanted === null ? null : (tables.get(wanted) ?? null);
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which lie between them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readTables(segment: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let at = 0; at < segment.length;) {
    const head = segment[at]!;
    const wide = head >> 4 === 1;
    const size = wide ? 128 : 64;
    if (at + 1 + size > segment.length) return;
    const table = new Uint16Array(64);
    for (let i = 0; i < 64; i++) {
      const from = at + 1 + (wide ? 2 * i : i);
      table[NATURAL_ORDER[i]!] = wide ? segment[from]! * 256 + segment[from + 1]! : segment[from]!;
    }
    tables.set(head & 15, table);
    at += 1 + size;
  }
}

function zigzag(): Uint8Array {
  const order = new Uint8Array(64);
  let [u, v, up] = [0, 0, true];
  for (let i = 0; i < 64; i++) {
    order[i] = 8 * v + u;
    if (up ? u === 7 || v === 0 : v === 7 || u === 0) {
      if (up ? u < 7 : v === 7) u += 1;
      else v += 1;
      up = !up;
    } else {
      u += up ? 1 : -1;
      v += up ? -1 : 1;
    }
  }
  return order;
}
