/** How far two runs of one model are apart. */
export interface Difference {
  /** Largest absolute difference of an element. */
  absolute: number;
  /** The same, divided by the largest absolute value of the reference, at least 1. */
  relative: number;
}

export function difference(reference: Float32Array, found: Float32Array): Difference {
  if (reference.length !== found.length || reference.length === 0) {
    throw new Error(`${found.length} values are compared with ${reference.length}`);
  }
  let absolute = 0;
  let largest = 1;
  reference.forEach((value, index) => {
    const other = found[index] ?? NaN;
    if (!Number.isFinite(value) || !Number.isFinite(other))
      throw new Error('a value is not finite');
    absolute = Math.max(absolute, Math.abs(value - other));
    largest = Math.max(largest, Math.abs(value));
  });
  return { absolute, relative: absolute / largest };
}

export function worst(all: readonly Difference[]): Difference {
  return {
    absolute: Math.max(...all.map((one) => one.absolute)),
    relative: Math.max(...all.map((one) => one.relative)),
  };
}
