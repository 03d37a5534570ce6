import type { FaceRegionName } from '@iws/face-core';

/** The outline of each region in the mesh (MediaPipe's canonical face model): the area whose covered share is the label. */
export const REGION_OUTLINES: Readonly<Record<FaceRegionName, readonly number[]>> = {
  subjectRightEye: [130, 247, 30, 29, 27, 28, 56, 190, 243, 112, 26, 22, 23, 24, 110, 25],
  subjectLeftEye: [359, 467, 260, 259, 257, 258, 286, 414, 463, 341, 256, 252, 253, 254, 339, 255],
  nose: [6, 122, 174, 198, 49, 48, 64, 98, 97, 2, 326, 327, 294, 278, 279, 420, 399, 351],
  mouth: [
    61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
  ],
  top: [54, 103, 67, 109, 10, 338, 297, 332, 284, 300, 293, 334, 296, 336, 107, 66, 105, 63, 70],
  bottom: [
    136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 430, 424, 406, 313, 18, 83, 182, 204,
    210,
  ],
  subjectRightSide: [127, 234, 93, 132, 58, 172, 136, 214, 216, 205, 50, 117, 111, 143],
  subjectLeftSide: [356, 454, 323, 361, 288, 397, 365, 434, 436, 425, 280, 346, 340, 372],
};
