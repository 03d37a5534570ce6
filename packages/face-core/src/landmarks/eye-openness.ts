/** How far open the eyes are, each 0 (closed) to 100 (open). Left and right are the subject's own. */
export interface EyeOpenness {
  readonly subjectRight: number;
  readonly subjectLeft: number;
  /** The lower of the two: one closed eye closes the face. */
  readonly openingGrade: number;
  /** OPEN from an opening grade of 10.0 on (the product guide's rule for `eyes_status`). */
  readonly eyesStatus: 'OPEN' | 'CLOSED';
}
