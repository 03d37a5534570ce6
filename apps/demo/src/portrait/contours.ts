import type { FacePlace } from '@iws/protocol';

type Points = FacePlace['landmarks'];

/**
 * Lines between points of MediaPipe's canonical face model that draw a face. Left and right are the subject's own.
 * Source: the model's published connections (FACEMESH_CONTOURS).
 */
const CLOSED: readonly (readonly number[])[] = [
  // The oval of the face.
  [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152,
    148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
  // The right and the left eye.
  [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466],
  // The lips, outside and inside.
  [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185],
  [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191],
];

const OPEN: readonly (readonly number[])[] = [
  // The right and the left brow.
  [70, 63, 105, 66, 107],
  [336, 296, 334, 293, 300],
  // The bridge of the nose and its wings.
  [168, 6, 197, 195, 5, 4],
  [98, 97, 2, 326, 327],
];

/** The lines as one SVG path, in the landmarks' pixels; a point that is missing breaks its line. */
export function contourPath(landmarks: Points): string {
  const line = (indices: readonly number[]) =>
    indices
      .flatMap((index) => (landmarks[index] ? [landmarks[index]] : []))
      .map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`)
      .join('');
  return [...CLOSED.map((indices) => `${line(indices)}Z`), ...OPEN.map(line)].join('');
}

/** Every point as a line of no length, which round caps make a dot. */
export const dotsPath = (landmarks: Points): string =>
  landmarks.map(([x, y]) => `M${x} ${y}h0`).join('');

/** The four corners of a rectangle as one SVG path. */
export function cornersPath({ x, y, width, height }: FacePlace['box']): string {
  const arm = Math.min(width, height) / 6;
  const [right, bottom] = [x + width, y + height];
  return [
    `M${x} ${y + arm}V${y}H${x + arm}`,
    `M${right - arm} ${y}H${right}V${y + arm}`,
    `M${right} ${bottom - arm}V${bottom}H${right - arm}`,
    `M${x + arm} ${bottom}H${x}V${bottom - arm}`,
  ].join('');
}
