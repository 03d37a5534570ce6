/** Numbers in [0, below) that are the same for the same seed. */
export type Dice = (below: number) => number;

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Octets that mean something to one parser or another. */
const LOADED = [
  0x00, 0x01, 0x7f, 0x80, 0xff, 0x22, 0x2e, 0x5c, 0x7b, 0x5b, 0x5f, 0x9f, 0xbf, 0xfb, 0x3d,
];

type Mutation = (octets: Buffer, roll: Dice) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  // One bit.
  (octets, roll) => {
    const at = roll(octets.length);
    octets[at] = (octets[at] ?? 0) ^ (1 << roll(8));
    return octets;
  },
  // One octet.
  (octets, roll) => {
    octets[roll(octets.length)] = LOADED[roll(LOADED.length)] ?? 0;
    return octets;
  },
  // The end is missing.
  (octets, roll) => octets.subarray(0, roll(octets.length)),
  // A part is missing.
  (octets, roll) => {
    const at = roll(octets.length);
    return Buffer.concat([octets.subarray(0, at), octets.subarray(at + 1 + roll(16))]);
  },
  // A part stands there twice.
  (octets, roll) => {
    const at = roll(octets.length);
    const part = octets.subarray(at, at + 1 + roll(64));
    return Buffer.concat([octets.subarray(0, at), part, octets.subarray(at)]);
  },
  // Something between.
  (octets, roll) => {
    const at = roll(octets.length);
    const part = Buffer.from(Array.from({ length: 1 + roll(8) }, () => roll(256)));
    return Buffer.concat([octets.subarray(0, at), part, octets.subarray(at)]);
  },
  // A length, or what may be one.
  (octets, roll) => {
    const at = roll(Math.max(1, octets.length - 4));
    const value = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, octets.length][roll(6)] ?? 0;
    if (octets.length >= 4) octets.writeUInt32BE(value, at);
    return octets;
  },
];

/** One to four mutations of a copy. */
export function mutate(seed: Uint8Array, roll: Dice): Buffer {
  let octets: Buffer = Buffer.from(seed);
  for (let left = 1 + roll(4); left > 0 && octets.length > 0; left -= 1) {
    octets = MUTATIONS[roll(MUTATIONS.length)]?.(octets, roll) ?? octets;
  }
  return octets;
}
