import {
  assessVisibility,
  colourSteps,
  lensColour,
  type ExamineModels,
  type FaceVisibility,
  type SeenEyes,
} from '@iws/face-core';
import type { LabelledImage } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';
import { appearanceOf, findFace } from './face-finder.ts';
import type { MeasuredHead } from './read-head.ts';

/** What is known of what stands before a face. */
export type JudgedFace = FaceVisibility & Pick<SeenEyes, 'lensColour'>;

/** The visibility of the face in each picture; null where none is found. */
export async function judgePictures(
  pictures: readonly LabelledImage[],
  models: ExamineModels,
  { head, bareEyes }: Pick<MeasuredHead, 'head' | 'bareEyes'>,
  onProgress?: (done: number, total: number) => void,
): Promise<(JudgedFace | null)[]> {
  const judged: (JudgedFace | null)[] = [];
  for (const { path } of pictures) {
    const image = await readImage(path);
    const face = await findFace(image, models);
    const appearance = face && (await appearanceOf(image, face.mesh, models));
    const seen = appearance && assessVisibility(face.mesh, appearance, head);
    judged.push(
      seen && { ...seen, lensColour: lensColour(colourSteps(image, face.mesh), bareEyes) },
    );
    onProgress?.(judged.length, pictures.length);
  }
  return judged;
}
