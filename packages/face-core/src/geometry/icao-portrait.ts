import { cropImage } from '../image/crop-image.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { headBox } from './head-box.ts';
import { shiftInside } from './rect.ts';
import type { Rect } from './space.ts';

/** 35 x 45 mm with 300 dots to the inch. */
const WIDTH = 413;
const HEIGHT = 531;
/** Chin to crown as a part of the height: the middle of the 70 to 80 % of ICAO Doc 9303, part 3. */
const HEAD = 0.75;
/** Of the height that the head leaves free, the part above the crown. */
const ABOVE = 0.4;

/** The rectangle of a travel document's portrait in a picture; it may be shifted, and be longer than the picture. */
export function icaoPortraitRect(
  mesh: FaceMesh<'frame'>,
  frame: { readonly width: number; readonly height: number },
): Rect<'frame'> {
  const head = headBox(mesh);
  const height = head.height / HEAD;
  const width = (height * WIDTH) / HEIGHT;
  return shiftInside(
    {
      x: head.x + (head.width - width) / 2,
      y: head.y - (height - head.height) * ABOVE,
      width,
      height,
    },
    frame,
  );
}

/**
 * The portrait of a travel document: 413x531 pixels (35 x 45 mm with 300 dots to the inch), the head in its middle
 * and three quarters of its height. Where the picture ends before the portrait does, its edge is repeated.
 *
 * @param mesh the face in pixels of the picture
 */
export const icaoPortrait = (image: Image, mesh: FaceMesh<'frame'>): Image =>
  cropImage(image, icaoPortraitRect(mesh, image), WIDTH, HEIGHT);
