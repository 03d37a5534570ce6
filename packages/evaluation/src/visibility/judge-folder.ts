import {
  assessVisibility,
  type ExamineModels,
  type FaceVisibility,
  type VisibilityHead,
} from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { appearanceOf, findFace } from './face-finder.ts';

/** The visibility of the face in each picture; null where none is found. */
export async function judgePictures(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  head: VisibilityHead,
  onProgress?: (done: number, total: number) => void,
): Promise<(FaceVisibility | null)[]> {
  const judged: (FaceVisibility | null)[] = [];
  for (const { path } of pictures) {
    const image = await readImage(path);
    const face = await findFace(image, models);
    const appearance = face && (await appearanceOf(image, face.mesh, models));
    judged.push(appearance && assessVisibility(face.mesh, appearance, head));
    onProgress?.(judged.length, pictures.length);
  }
  return judged;
}
