import type { PadCues } from './pad-cues.ts';

/** Why presentation attack detection did not judge a picture. */
export type PadNoResponseReason = 'face-too-small' | 'surroundings-missing';

/** What presentation attack detection says about one picture. `no-response` is never an attack and never bona fide. */
export type PadResult =
  | {
      readonly status: 'success';
      /** Native score, within ±4.3 (±5.6 with models that an operator added), higher = bona fide: `fusedScore` of the learned model and the cues. What levels are set on. */
      readonly bonaFideScore: number;
      /** The same score in 0..1, higher = bona fide: 1 / (1 + e^(-4 bonaFideScore)). Strictly increasing; for display and the wire's `spoof_score`. */
      readonly spoofScore: number;
      /** How many pictures of the capture the score is the mean of. */
      readonly pictures: number;
      /** In the first of them, the learned model at the crops of 1.5 and 2.7 times the face box, in natural logarithm of odds. */
      readonly f15: number;
      readonly f27: number;
      /** In the first of them, the score of the models that an operator added, in natural logarithm of odds; null: there are none. */
      readonly added: number | null;
      /** Native values of the physical cues in the first of them. */
      readonly cues: PadCues;
    }
  | { readonly status: 'no-response'; readonly reason: PadNoResponseReason };
