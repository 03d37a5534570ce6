import { composeAffine, type Affine } from '../geometry/affine.ts';
import { boundingRect, fromPictureOf, squareAround } from '../geometry/rect.ts';
import { sampleMap } from '../geometry/sample-mapping.ts';
import { fitSimilarity } from '../geometry/similarity.ts';
import type { InputFormat } from '../image/model-input.ts';
import { warpInput } from '../image/warp-input.ts';
import { locateLandmarks, PRESENT } from '../landmarks/locate-landmarks.ts';
import type { ExamineSample } from './examination.ts';
import type { FoundFace } from './find-face.ts';
import { mapped } from './find-face.ts';
import type { AvailableModels } from './examine-models.ts';

/** The two grey pictures that are compared: coarse, so that JPEG and resampling leave little trace. */
const FORMAT: InputFormat = { width: 48, height: 48, colour: 'grey', mean: 0, scale: 1 };
/** How much of the face's surroundings is compared, as a multiple of the mesh's extent. */
const REACH = 1.2;
/**
 * Correlation from which two pictures count as one moment, where their crops say which pixels belong together. Two renderings of
 * one frame reach .999 through resampling and JPEG; other persons .2 to .4, the same person moved by a thirtieth of the picture .8.
 */
const SAME_PIXELS = 0.9;
/** The same where only the two meshes say it: their small errors cost up to .12, other persons reach .4. */
export const SAME_FACE = 0.7;

/** Whether primary and context are of one moment. */
export interface Agreement {
  readonly agree: boolean;
  /** Correlation of the face's pixels in both, -1..1; null when the context shows no face there. */
  readonly correlation: number | null;
}

/** Holds the face's pixels in the primary against those in the context: what is judged in the one must hold for the other. */
export async function samplesAgree(
  primary: ExamineSample,
  context: ExamineSample,
  { mesh, searchedDetection }: FoundFace,
  models: Pick<AvailableModels, 'faceLandmarks'>,
): Promise<Agreement> {
  if (searchedDetection === null) return NOT_THERE;
  const from = mapped(primary);
  const to = mapped(context);
  let toContext: Affine<'frame', 'frame'>;
  if (from && to) {
    toContext = sampleMap(from, to);
  } else {
    const region = { box: searchedDetection.box, tilt: 0 };
    const seen = await locateLandmarks(context.image, region, models.faceLandmarks);
    if (seen.presence <= PRESENT) return NOT_THERE;
    toContext = fitSimilarity(mesh.points, seen.points);
  }
  const square = squareAround(boundingRect(mesh.points), REACH);
  const toPrimary = fromPictureOf<'model-input', 'frame'>(square, FORMAT);
  const found = correlation(
    warpInput(primary.image, toPrimary, FORMAT).data,
    warpInput(context.image, composeAffine(toPrimary, toContext), FORMAT).data,
  );
  return { agree: found >= (from && to ? SAME_PIXELS : SAME_FACE), correlation: found };
}

const NOT_THERE: Agreement = { agree: false, correlation: null };

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
