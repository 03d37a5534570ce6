/** Why presentation attack detection did not judge a picture. */
export type PadNoResponseReason = 'face-too-small' | 'surroundings-missing';

/** What presentation attack detection says about one picture. `no-response` is never an attack and never bona fide. */
export type PadResult =
  | {
      readonly status: 'success';
      /** Native score, unbounded, higher = bona fide: FM = (F15 + F27) / 2, in natural logarithm of odds. What levels are set on. */
      readonly bonaFideScore: number;
      /** The same score in 0..1, higher = bona fide: 1 / (1 + e^-bonaFideScore). Strictly increasing; for display and the wire's `spoof_score`. */
      readonly spoofScore: number;
      /** The two parts: the crop of 1.5 and of 2.7 times the face box. */
      readonly f15: number;
      readonly f27: number;
    }
  | { readonly status: 'no-response'; readonly reason: PadNoResponseReason };
