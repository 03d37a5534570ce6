/** Places in the mesh (MediaPipe's canonical face model). Left and right are the subject's own. */
export const MESH = {
  foreheadTop: 10,
  chin: 152,
  noseTip: 1,
  subjectRightCheek: 234,
  subjectLeftCheek: 454,
  subjectRightMouthCorner: 61,
  subjectLeftMouthCorner: 291,
  subjectRightEyeOuter: 33,
  subjectRightEyeInner: 133,
  subjectLeftEyeInner: 362,
  subjectLeftEyeOuter: 263,
} as const;

/** The rims of the eyes: corners, then pairs of upper and lower lid. */
export const EYE_RIMS = {
  subjectRight: [33, 133, 160, 144, 159, 145, 158, 153],
  subjectLeft: [263, 362, 387, 373, 386, 374, 385, 380],
} as const;

/** The inner rims of the lips: pairs of upper and lower, from the subject's right to the left. */
export const INNER_LIPS = [
  [81, 178],
  [82, 87],
  [13, 14],
  [312, 317],
  [311, 402],
] as const;
