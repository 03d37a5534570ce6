/*
 * Memory of models' inputs, used again: an input is as large as a picture and lives as long as one run. Made anew each time it would cost
 * more than what is written to it.
 */

/** How many of one length are kept: those of two examinations that run beside each other. */
const KEPT = 2;

/** What is free, by its length. */
const free = new Map<number, Float32Array<ArrayBuffer>[]>();

/** What was lent and is not back yet. Nothing else is taken back, and that once. */
const lent = new WeakSet<Float32Array>();

/** Memory for `length` numbers, to be written before it is read. Who never gives it back does no harm. */
export function lendInput(length: number): Float32Array<ArrayBuffer> {
  const data = free.get(length)?.pop() ?? new Float32Array(length);
  lent.add(data);
  return data;
}

/** Takes back what was lent: its next borrower overwrites it. Other memory is left alone. */
export function giveBackInput(data: Float32Array): void {
  if (!lent.delete(data)) return;
  const kept = free.get(data.length) ?? [];
  if (kept.length < KEPT) kept.push(data as Float32Array<ArrayBuffer>);
  free.set(data.length, kept);
}

/** Gives up all that is kept, and with it what pictures left there. */
export function forgetInputs(): void {
  free.clear();
}
