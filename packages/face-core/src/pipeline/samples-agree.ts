import { boundingRect, squareAround } from '../geometry/rect.ts';
import { mapBetweenSamples } from '../geometry/sample-mapping.ts';
import type { Rect } from '../geometry/space.ts';
import type { InputFormat } from '../image/model-input.ts';
import { sampledInput } from '../image/sampled-input.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { locateLandmarks, PRESENT } from '../landmarks/locate-landmarks.ts';
import type { ExamineSample } from './examination.ts';
import type { FoundFace } from './find-face.ts';
import { mapped } from './find-face.ts';
import type { ExamineModels } from './inference.ts';

/** The two grey pictures that are compared: coarse, so that JPEG and resampling leave little trace. */
const FORMAT: InputFormat = { width: 48, height: 48, colour: 'grey', mean: 0, scale: 1 };
/** How much of the face's surroundings is compared, as a multiple of the mesh's extent. */
const REACH = 1.2;
/**
 * Correlation from which two pictures show the same moment. Two renderings of one frame stay above .98 through resampling and JPEG;
 * another person, or the same person in another frame, falls below (figures in decision 0004).
 */
export const SAME_MOMENT = 0.9;

/**
 * Correlation of the face's pixels in both pictures, -1..1: whether primary and context are of one moment.
 *
 * @returns null when the context shows no face there
 */
export async function sampleCorrelation(
  primary: ExamineSample,
  context: ExamineSample,
  { mesh, searchedDetection }: FoundFace,
  models: ExamineModels,
): Promise<number | null> {
  if (searchedDetection === null) return null;
  const around = surroundings(mesh);
  const from = mapped(primary);
  const to = mapped(context);
  let there: Rect<'frame'>;
  if (from && to) {
    there = mapBetweenSamples(around, from, to);
  } else {
    const region = { box: searchedDetection.box, tilt: 0 };
    const seen = await locateLandmarks(context.image, region, models.faceLandmarks);
    if (seen.presence <= PRESENT) return null;
    there = surroundings(seen);
  }
  return correlation(
    sampledInput(primary.image, around, FORMAT).data,
    sampledInput(context.image, there, FORMAT).data,
  );
}

const surroundings = (mesh: FaceMesh<'frame'>): Rect<'frame'> =>
  squareAround(boundingRect(mesh.points), REACH);

/** Pearson's correlation; 0 when one side is a plain surface. @throws RangeError when the lengths differ */
export function correlation(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length || a.length === 0) throw new RangeError('cannot correlate');
  const meanA = mean(a);
  const meanB = mean(b);
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]! - meanA;
    const y = b[i]! - meanB;
    product += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  const size = Math.sqrt(squareA * squareB);
  return size > 0 ? product / size : 0;
}

function mean(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
