import { shiftInside, squareAround } from '../geometry/rect.ts';
import type { Point, Rect } from '../geometry/space.ts';
import { cropInput } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import type { EyePair } from '../landmarks/face-mesh.ts';
import type { Inference } from '../inference/inference.ts';
import { outputWhere, runModelOnce } from '../inference/run-model.ts';
import type { FaceDetection } from './detection.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';

/** A face with the eyes that the detector saw, from which the head's tilt is known. */
export interface BlazeDetection extends FaceDetection, EyePair<'frame'> {}

/** One network of the family: the side of its square input, and the cells in which its anchors stand. */
export interface BlazeFaceLayout {
  readonly side: number;
  readonly grids: readonly { readonly cells: number; readonly anchorsPerCell: number }[];
}

/** Faces at arm's length. */
export const SHORT_RANGE: BlazeFaceLayout = {
  side: 128,
  grids: [
    { cells: 16, anchorsPerCell: 2 },
    { cells: 8, anchorsPerCell: 6 },
  ],
};

/** Faces up to some metres away; close-ups are lost. */
export const FULL_RANGE: BlazeFaceLayout = { side: 192, grids: [{ cells: 48, anchorsPerCell: 1 }] };

/** Numbers that the model gives for each anchor: box, then six points. */
const VALUES = 16;
/** The model's own operating point (MediaPipe's short-range graph). */
const SCORE_THRESHOLD = 0.5;
export const OVERLAP_LIMIT = 0.3;

/**
 * Finds faces at arm's length with BlazeFace (Bazarevsky et al., 2019), the best first: faces from about a fifth of the
 * picture's longer side on. The picture is seen as a square around its middle, its edges repeated where the square is longer.
 */
export async function detectSelfieFaces(
  image: Image,
  detector: Inference,
): Promise<BlazeDetection[]> {
  return suppressOverlaps(await detectBlazeFaces(image, detector, SHORT_RANGE), OVERLAP_LIMIT);
}

/** As `detectSelfieFaces`, with any network of the family, overlapping detections included. */
export async function detectBlazeFaces(
  image: Image,
  detector: Inference,
  layout: BlazeFaceLayout,
): Promise<BlazeDetection[]> {
  const side = Math.max(image.width, image.height);
  const shown = shiftInside({ x: 0, y: 0, width: side, height: side }, image);
  return detectIn(image, shown, detector, layout, SCORE_THRESHOLD);
}

/**
 * Faces in a square of a picture, overlapping detections included. The picture's edges are repeated where the square reaches beyond it.
 */
export const detectBlazeFacesIn = (
  image: Image,
  shown: Rect<'frame'>,
  detector: Inference,
  layout: BlazeFaceLayout,
): Promise<BlazeDetection[]> => detectIn(image, shown, detector, layout, SCORE_THRESHOLD);

/** The search for covered faces, as in detect-faces.ts (docs/reports/visibility.md). */
const COVERED_BORDERS = [0, 0.25, 0.6];
const COVERED_THRESHOLD = 0.4;
const COVERED_OVERLAP_LIMIT = 0.7;
const COVERED_FACES = 4;

/**
 * Where a face may be that nothing confirmed, by one network of the family: with borders around the picture and a lower threshold. The best
 * score first, at most `COVERED_FACES`. They are guesses, to be held against what others see.
 */
export async function guessBlazeFaces(
  image: Image,
  detector: Inference,
  layout: BlazeFaceLayout,
): Promise<BlazeDetection[]> {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const found: BlazeDetection[] = [];
  for (const share of COVERED_BORDERS) {
    const shown = squareAround<'frame'>(whole, 1 + 2 * share);
    found.push(...(await detectIn(image, shown, detector, layout, COVERED_THRESHOLD)));
  }
  return suppressOverlaps(found, COVERED_OVERLAP_LIMIT).slice(0, COVERED_FACES);
}

/** Detections in a square of the picture, which may reach beyond it: its edges are repeated there. */
async function detectIn(
  image: Image,
  shown: Rect<'frame'>,
  detector: Inference,
  layout: BlazeFaceLayout,
  threshold: number,
): Promise<BlazeDetection[]> {
  const outputs = await runModelOnce(detector, cropInput(image, shown, formatOf(layout)));
  const boxes = outputWhere(outputs, 'boxes', ({ dims }) => dims.at(-1) === VALUES);
  const scores = outputWhere(outputs, 'scores', ({ dims }) => dims.at(-1) === 1);
  return decodeBlazeFace(boxes.data, scores.data, threshold, shown, layout);
}

const formatOf = ({ side }: BlazeFaceLayout): InputFormat => ({
  width: side,
  height: side,
  colour: 'RGB',
  mean: 127.5,
  scale: 1 / 127.5,
});

/**
 * Faces with a probability of at least `threshold`, in pixels of the picture whose square `shown` the network saw.
 *
 * @param boxes 16 numbers for each anchor in pixels of the network's input, relative to the middle of the anchor's cell
 * @param scores one logit for each anchor
 */
export function decodeBlazeFace(
  boxes: Float32Array,
  scores: Float32Array,
  threshold: number,
  shown: Rect<'frame'>,
  { side, grids }: BlazeFaceLayout = SHORT_RANGE,
): BlazeDetection[] {
  const logit = Math.log(threshold / (1 - threshold));
  const found: BlazeDetection[] = [];
  let anchor = 0;
  for (const { cells, anchorsPerCell } of grids) {
    const cell = side / cells;
    for (let place = 0; place < cells * cells * anchorsPerCell; place++, anchor++) {
      const score = scores[anchor]!;
      if (!(score >= logit)) continue;
      const index = Math.floor(place / anchorsPerCell);
      const anchorX = ((index % cells) + 0.5) * cell;
      const anchorY = (Math.floor(index / cells) + 0.5) * cell;
      const point = (at: number): Point<'frame'> => ({
        x: shown.x + ((anchorX + boxes[at]!) / side) * shown.width,
        y: shown.y + ((anchorY + boxes[at + 1]!) / side) * shown.height,
      });
      const at = anchor * VALUES;
      const width = (boxes[at + 2]! / side) * shown.width;
      const height = (boxes[at + 3]! / side) * shown.height;
      const centre = point(at);
      found.push({
        score: 1 / (1 + Math.exp(-score)),
        box: { x: centre.x - width / 2, y: centre.y - height / 2, width, height },
        subjectRightEye: point(at + 4),
        subjectLeftEye: point(at + 6),
      });
    }
  }
  if (anchor !== scores.length || boxes.length !== anchor * VALUES) {
    throw new RangeError(`the detector answered ${scores.length} scores instead of ${anchor}`);
  }
  return found;
}
