import type { Rect } from '../geometry/space.ts';
import type { FaceDetection } from './detection.ts';

/** How much of an anchor's size one unit of the network's answer moves its centre, and stretches it (as exponent). */
const CENTRE_VARIANCE = 0.1;
const SIZE_VARIANCE = 0.2;

/**
 * Boxes with a face score of at least `threshold`, in pixels of the picture whose part `shown` the network saw.
 *
 * @param scores background and face for each anchor, 0..1
 * @param offsets x, y, width, height for each anchor, relative to it
 * @param anchors of the input size that was run (ultraLightAnchors)
 */
export function decodeUltraLight(
  scores: Float32Array,
  offsets: Float32Array,
  anchors: Float32Array,
  threshold: number,
  shown: Rect<'frame'>,
): FaceDetection[] {
  const count = anchors.length / 4;
  if (scores.length !== count * 2 || offsets.length !== count * 4) {
    throw new RangeError(`the detector answered ${scores.length / 2} boxes instead of ${count}`);
  }
  const found: FaceDetection[] = [];
  for (let i = 0; i < count; i++) {
    const score = scores[2 * i + 1]!;
    if (!(score >= threshold)) continue;
    const at = 4 * i;
    const anchorWidth = anchors[at + 2]!;
    const anchorHeight = anchors[at + 3]!;
    const centreX = anchors[at]! + offsets[at]! * CENTRE_VARIANCE * anchorWidth;
    const centreY = anchors[at + 1]! + offsets[at + 1]! * CENTRE_VARIANCE * anchorHeight;
    const width = anchorWidth * Math.exp(offsets[at + 2]! * SIZE_VARIANCE);
    const height = anchorHeight * Math.exp(offsets[at + 3]! * SIZE_VARIANCE);
    found.push({
      score,
      box: {
        x: shown.x + (centreX - width / 2) * shown.width,
        y: shown.y + (centreY - height / 2) * shown.height,
        width: width * shown.width,
        height: height * shown.height,
      },
    });
  }
  return found;
}
