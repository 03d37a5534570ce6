import { cropImage, detectCoveredFaces, detectFaces } from '@iws/face-core';
import type { ExamineModels, Image, Rect } from '@iws/face-core';
import type { Random } from '../occlusion/random.ts';

/** Sides of the parts as shares of the picture's shorter side: as large in it as faces are. */
const SIDES = [0.25, 0.6] as const;
/** Where there is hardly room beside the faces, most places are none. */
const TRIES = 10;
/** A smaller part is enlarged to this side, in pixels: no camera sends less. */
const LEAST_SIDE = 64;

/**
 * Square parts of a picture that share nothing with any place where the detector sees a face: by its search for faces, or by that for covered
 * ones, to which half a suspicion is enough. What it does not suspect may be a face all the same.
 *
 * @returns at most `count`, in whole pixels; fewer where there is no room. They may overlap each other.
 */
export async function partsWithoutFaces(
  image: Image,
  { faceDetector }: Pick<ExamineModels, 'faceDetector'>,
  count: number,
  random: Random,
): Promise<Rect<'frame'>[]> {
  const suspected = [
    ...(await detectFaces(image, faceDetector)),
    ...(await detectCoveredFaces(image, faceDetector, Infinity)),
  ];
  return drawParts(
    image,
    suspected.map(({ box }) => box),
    count,
    random,
  );
}

/** The same away from given boxes. */
export function drawParts(
  { width, height }: Pick<Image, 'width' | 'height'>,
  boxes: readonly Rect<'frame'>[],
  count: number,
  random: Random,
): Rect<'frame'>[] {
  const parts: Rect<'frame'>[] = [];
  for (let i = 0; i < count; i++)
    for (let tried = 0; tried < TRIES; tried++) {
      const side = Math.round(Math.min(width, height) * random.between(...SIDES));
      const x = Math.floor(random.between(0, width - side + 1));
      const y = Math.floor(random.between(0, height - side + 1));
      const part = { x, y, width: side, height: side };
      if (boxes.some((box) => touch(box, part))) continue;
      parts.push(part);
      break;
    }
  return parts;
}

/** A part as a picture of its own. */
export function cutPart(image: Image, part: Rect<'frame'>): Image {
  const side = Math.max(LEAST_SIDE, part.width);
  return cropImage(image, part, side, side);
}

const touch = (a: Rect<'frame'>, b: Rect<'frame'>) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
