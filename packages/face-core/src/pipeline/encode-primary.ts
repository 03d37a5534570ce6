import { encodeFace, encodeWith, type EncodedFace } from '../comparison/extract-features.ts';
import type { FaceFeatures } from '../comparison/features.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { MissingModelError, type AvailableModels } from './examine-models.ts';

export interface EncodedPrimary {
  /** Null when they were not wanted. */
  readonly features: FaceFeatures | null;
  /** What visibility and eyes are read from; null when it was not wanted, or the model that makes the maps is absent. */
  readonly mapped: EncodedFace | null;
}

/**
 * Features of the model that compares, and the maps that visibility and eyes are read from: one run where that is one model.
 *
 * @throws MissingModelError when features are wanted and no model makes them
 */
export async function encodePrimary(
  image: Image,
  mesh: FaceMesh<'frame'>,
  { features: mapping, recogniser }: Pick<AvailableModels, 'features' | 'recogniser'>,
  wanted: { readonly features: boolean; readonly maps: boolean },
): Promise<EncodedPrimary> {
  const needsMapping = wanted.maps || (wanted.features && !recogniser);
  const own = needsMapping && mapping ? await encodeFace(image, mesh, mapping) : null;
  const mapped = wanted.maps ? own : null;
  if (!wanted.features) return { features: null, mapped };
  if (recogniser) {
    return { features: (await encodeWith(image, mesh, recogniser)).features, mapped };
  }
  if (!own) throw new MissingModelError('features are wanted and no model makes them');
  return { features: own.features, mapped };
}
