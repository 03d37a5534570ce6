/** Samples of a picture as a resampler reads them. */
export type Samples = Uint8Array | Uint8ClampedArray;

/** The samples of four pixels' bytes at a time, or null where rows do not begin on whole words. */
export function asWords(data: Samples, stride: number): Int32Array | null {
  if (data.byteOffset % 4 !== 0 || stride % 4 !== 0 || data.length % 4 !== 0) return null;
  return new Int32Array(data.buffer, data.byteOffset, data.length / 4);
}

const EVERY_OTHER_BYTE = 0x00ff00ff;

/**
 * sums[i] = weighted sum over `count` rows, for rows read as 32-bit words: four samples a word, two of them multiplied at once.
 * It cannot overflow: weights add up to 256, so that each sum stays below 65,536, its half of a word.
 *
 * @param base index of the first word of the first row
 * @param sums as words: each holds two sums of 16 bits, in the order of the samples (little-endian, like every engine's arrays)
 */
export function sumWordRows(
  words: Int32Array,
  base: number,
  stride: number,
  weights: Int32Array,
  at: number,
  count: number,
  sums: Int32Array,
): void {
  const length = sums.length >> 1;
  for (let tap = 0; tap < count; tap += 4) {
    const rest = count - tap;
    const r0 = base + tap * stride;
    const r1 = rest > 1 ? r0 + stride : r0;
    const r2 = rest > 2 ? r1 + stride : r0;
    const r3 = rest > 3 ? r2 + stride : r0;
    const w0 = weights[at + tap]!;
    const w1 = rest > 1 ? weights[at + tap + 1]! : 0;
    const w2 = rest > 2 ? weights[at + tap + 2]! : 0;
    const w3 = rest > 3 ? weights[at + tap + 3]! : 0;
    if (tap === 0) sums.fill(0);
    if (rest > 2) addFour(words, r0, r1, r2, r3, w0, w1, w2, w3, sums, length);
    else addTwo(words, r0, r1, w0, w1, sums, length);
  }
}

function addFour(
  words: Int32Array,
  r0: number,
  r1: number,
  r2: number,
  r3: number,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
  sums: Int32Array,
  length: number,
): void {
  for (let i = 0, o = 0; i < length; i++, o += 2) {
    const a = words[r0 + i]!;
    const b = words[r1 + i]!;
    const c = words[r2 + i]!;
    const d = words[r3 + i]!;
    const even =
      (Math.imul(a & EVERY_OTHER_BYTE, w0) +
        Math.imul(b & EVERY_OTHER_BYTE, w1) +
        Math.imul(c & EVERY_OTHER_BYTE, w2) +
        Math.imul(d & EVERY_OTHER_BYTE, w3)) |
      0;
    const odd =
      (Math.imul((a >>> 8) & EVERY_OTHER_BYTE, w0) +
        Math.imul((b >>> 8) & EVERY_OTHER_BYTE, w1) +
        Math.imul((c >>> 8) & EVERY_OTHER_BYTE, w2) +
        Math.imul((d >>> 8) & EVERY_OTHER_BYTE, w3)) |
      0;
    sums[o] = (sums[o]! + ((even & 0xffff) | (odd << 16))) | 0;
    sums[o + 1] = (sums[o + 1]! + ((even >>> 16) | (odd & 0xffff0000))) | 0;
  }
}

function addTwo(
  words: Int32Array,
  r0: number,
  r1: number,
  w0: number,
  w1: number,
  sums: Int32Array,
  length: number,
): void {
  for (let i = 0, o = 0; i < length; i++, o += 2) {
    const a = words[r0 + i]!;
    const b = words[r1 + i]!;
    const even = (Math.imul(a & EVERY_OTHER_BYTE, w0) + Math.imul(b & EVERY_OTHER_BYTE, w1)) | 0;
    const odd =
      (Math.imul((a >>> 8) & EVERY_OTHER_BYTE, w0) + Math.imul((b >>> 8) & EVERY_OTHER_BYTE, w1)) |
      0;
    sums[o] = (sums[o]! + ((even & 0xffff) | (odd << 16))) | 0;
    sums[o + 1] = (sums[o + 1]! + ((even >>> 16) | (odd & 0xffff0000))) | 0;
  }
}

/** The same sums sample by sample, for pictures whose rows do not begin on whole words; gives the same numbers. */
export function sumSampleRows(
  data: Samples,
  base: number,
  stride: number,
  weights: Int32Array,
  at: number,
  count: number,
  sums: Uint16Array,
): void {
  for (let tap = 0; tap < count; tap++) {
    const weight = weights[at + tap]!;
    const row = base + tap * stride;
    if (tap === 0) for (let i = 0; i < sums.length; i++) sums[i] = weight * (data[row + i] ?? 0);
    else for (let i = 0; i < sums.length; i++) sums[i]! += weight * (data[row + i] ?? 0);
  }
}
