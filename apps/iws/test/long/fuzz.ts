import { dice, mutate } from './mutations.ts';

/** What is done with mutated input; rejects or throws only when something is wrong. */
export type Target = (input: Buffer) => unknown;

/** Nothing that arrives in one request may take longer, in milliseconds. */
const LONGEST = 2_000;

/** Seconds for each parser; `FUZZ_SECONDS` for a shorter run. */
export const FUZZ_SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 60);
/** `FUZZ_SEED` repeats a run. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 32);

/**
 * Gives a parser mutations of good input until the time is over.
 *
 * @returns how many it took
 * @throws Error with the seed and the input that it did not take
 */
export async function fuzz(seeds: readonly Uint8Array[], target: Target): Promise<number> {
  const roll = dice(SEED);
  const end = Date.now() + FUZZ_SECONDS * 1000;
  let count = 0;
  while (Date.now() < end) {
    const input = mutate(seeds[roll(seeds.length)] ?? Buffer.alloc(0), roll);
    const began = performance.now();
    try {
      await target(input);
      if (performance.now() - began > LONGEST) throw new Error('it took too long');
    } catch (cause) {
      const shown = input.toString('base64').slice(0, 4_000);
      throw new Error(`FUZZ_SEED=${SEED}, input ${count}: ${shown}`, { cause });
    }
    count += 1;
    // Timers and the garbage collector get their turn, too.
    if (count % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

/** Runs a parser that may refuse, with these errors and no other. */
export const refusing =
  (parse: Target, ...errors: readonly (new (...args: never[]) => Error)[]): Target =>
  async (input) => {
    try {
      await parse(input);
    } catch (thrown) {
      if (!errors.some((error) => thrown instanceof error)) throw thrown;
    }
  };
