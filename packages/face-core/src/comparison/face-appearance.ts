import type { Affine } from '../geometry/affine.ts';
import type { Tensor } from '../inference/inference.ts';

/**
 * How the comparison model saw an aligned face: feature maps from within it. Like the features themselves they are held in memory for
 * one examination and never stored.
 */
export interface FaceAppearance {
  /** Each [1, channels, height, width] over the whole aligned picture, in the order of the model's outputs; empty when it gives none. */
  readonly maps: readonly Tensor[];
  readonly toAligned: Affine<'frame', 'aligned'>;
}
