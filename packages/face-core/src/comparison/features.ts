declare const normalised: unique symbol;

/** Biometric features of one face: numbers of length one (L2), as many as their model makes. Compared only with features of the same model. */
export type FaceFeatures = Float32Array & { readonly [normalised]?: true };

/**
 * Cosine of two feature vectors: a similarity score, -1..1, higher = more alike. Not rounded.
 *
 * @throws RangeError when the lengths differ, a vector is empty, or has no direction
 */
export function comparisonScore(probe: FaceFeatures, reference: FaceFeatures): number {
  if (probe.length !== reference.length || probe.length === 0) {
    throw new RangeError(`cannot compare ${probe.length} with ${reference.length} features`);
  }
  let dot = 0;
  let probeSquare = 0;
  let referenceSquare = 0;
  for (let i = 0; i < probe.length; i++) {
    const p = probe[i] ?? 0;
    const r = reference[i] ?? 0;
    dot += p * r;
    probeSquare += p * p;
    referenceSquare += r * r;
  }
  const length = Math.sqrt(probeSquare * referenceSquare);
  if (!(length > 0)) throw new RangeError('features without a direction cannot be compared');
  return Math.min(1, Math.max(-1, dot / length));
}
