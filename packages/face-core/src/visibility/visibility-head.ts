import type { FaceRegionName } from './face-visibility.ts';

/** What a head answers for a point, in this order: is it covered by anything, by a dark lens, by a reflection on a lens? */
export const COVER_KINDS = ['covered', 'darkLens', 'glare'] as const;

/** Weights of one region: they read the same hidden values, each region in its own way. */
export interface RegionWeights {
  /** Added to the hidden values before they are cut at zero: `hidden` numbers. */
  readonly bias: Float32Array;
  /** For each of COVER_KINDS `hidden` numbers. */
  readonly outputs: Float32Array;
  /** One number for each of COVER_KINDS. */
  readonly outputBias: Float32Array;
  /**
   * The covered share is reported on a scale of its own, log odds = `slope` × those of the head + `shift`: where few faces are covered a
   * head is careful, and would otherwise hardly ever say that all of such a region is.
   */
  readonly slope: number;
  readonly shift: number;
}

/**
 * A small network on the feature maps of the comparison model: data, written by `pnpm evaluate train-visibility`. At a point p with
 * features f(p) (all maps, one after the other) on a face whose points have the mean features m:
 *
 *     hidden = max(0, bias + f(p) pointWeights + m faceWeights),   logit of each cover kind = outputBias + outputs hidden
 */
export interface VisibilityHead {
  /** The maps that it reads, in the order of the model's outputs. */
  readonly maps: readonly { readonly channels: number; readonly side: number }[];
  readonly hidden: number;
  /** [channels of all maps][hidden], row by row. */
  readonly pointWeights: Float32Array;
  /** The same form. */
  readonly faceWeights: Float32Array;
  readonly regions: Readonly<Record<FaceRegionName, RegionWeights>>;
}
