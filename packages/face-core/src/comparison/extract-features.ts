import { invertAffine } from '../geometry/affine.ts';
import type { Image } from '../image/image.ts';
import { warpInput } from '../image/warp-input.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { Inference } from '../inference/inference.ts';
import { outputWhere, runModelOnce } from '../inference/run-model.ts';
import { alignmentOf } from './align-face.ts';
import type { FaceAppearance } from './face-appearance.ts';
import type { FaceFeatures } from './features.ts';
import { FR_FEATURE, type Recogniser } from './recogniser.ts';

/** What the model makes of an aligned face: features for comparison, and the maps it made on the way. */
export interface EncodedFace {
  readonly features: FaceFeatures;
  readonly appearance: FaceAppearance;
}

/** Features of the face, from the picture aligned by all five points; the model is `fr_feature`. */
export async function extractFeatures(
  image: Image,
  mesh: FaceMesh<'frame'>,
  model: Inference,
): Promise<FaceFeatures> {
  return (await encodeFace(image, mesh, model)).features;
}

/** As `extractFeatures`, with the maps that visibility is read from. */
export const encodeFace = (
  image: Image,
  mesh: FaceMesh<'frame'>,
  model: Inference,
): Promise<EncodedFace> => encodeWith(image, mesh, { ...FR_FEATURE, inference: model });

/** As `encodeFace`, with any comparison model. */
export async function encodeWith(
  image: Image,
  mesh: FaceMesh<'frame'>,
  { inference, input, reference, dimensions }: Recogniser,
): Promise<EncodedFace> {
  const toFrame = alignmentOf(fivePoints(mesh), reference);
  const { a, b, c, d, tx, ty } = toFrame;
  const outputs = await runModelOnce(inference, warpInput(image, { a, b, c, d, tx, ty }, input));
  const { data } = outputWhere(outputs, 'features', (output) => output.data.length === dimensions);
  return {
    features: normalise(data),
    appearance: {
      maps: outputs.filter(({ dims }) => dims.length === 4),
      toAligned: invertAffine(toFrame),
    },
  };
}

/** The same direction with length one. @throws RangeError when there is no direction */
export function normalise(values: Float32Array): FaceFeatures {
  let square = 0;
  for (let i = 0; i < values.length; i++) square += values[i]! * values[i]!;
  const length = Math.sqrt(square);
  if (!(length > 0 && Number.isFinite(length)))
    throw new RangeError('features without a direction');
  const unit = new Float32Array(values.length);
  for (let i = 0; i < unit.length; i++) unit[i] = values[i]! / length;
  return unit;
}
