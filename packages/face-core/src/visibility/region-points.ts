import type { FaceRegionName } from './face-visibility.ts';

/**
 * The points of the mesh (MediaPipe's canonical face model) at which each region is looked at: spread evenly over it. The eyes with
 * their lids, the nose from bridge to wings, the lips, the forehead above the brows, the chin below the lips, cheek and temple.
 */
export const REGION_POINTS: Readonly<Record<FaceRegionName, readonly number[]>> = {
  subjectRightEye: [7, 22, 24, 27, 28, 29, 56, 110, 145, 154, 157, 158, 159, 160, 243, 247],
  subjectLeftEye: [249, 252, 254, 257, 258, 259, 286, 339, 374, 381, 384, 385, 386, 387, 463, 467],
  nose: [5, 6, 19, 64, 97, 195, 196, 236, 294, 326, 419, 456],
  mouth: [0, 13, 14, 17, 40, 61, 84, 91, 270, 291, 314, 321],
  top: [10, 54, 67, 69, 104, 108, 151, 284, 297, 299, 333, 337],
  bottom: [136, 148, 152, 170, 200, 204, 208, 365, 377, 395, 424, 428],
  subjectRightSide: [50, 58, 117, 123, 127, 132, 147, 187, 192, 207, 214, 234],
  subjectLeftSide: [280, 288, 346, 352, 356, 361, 376, 411, 416, 427, 434, 454],
};

/** The regions in the order in which a head's weights stand. */
export const FACE_REGIONS = Object.keys(REGION_POINTS) as FaceRegionName[];

/** Points of all regions together. */
export const REGION_POINT_COUNT = FACE_REGIONS.reduce(
  (sum, region) => sum + REGION_POINTS[region].length,
  0,
);
