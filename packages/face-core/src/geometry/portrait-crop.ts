import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { headBox } from './head-box.ts';
import { intersectRects, rectArea } from './rect.ts';
import type { Rect } from './space.ts';

/** The selfie's rectangle and whether it holds the whole head with its margins. */
export interface PortraitCrop {
  /** 3:4 (width to height), whole pixels, inside the frame. */
  readonly rect: Rect<'frame'>;
  /** False when the frame ends before the head does. */
  readonly wholeHead: boolean;
}

/** The head's height as a share of the portrait's: as large as LARGEST_HEAD, smaller where that saves enlarging the picture. */
const LARGEST_HEAD = 0.65;
const SMALLEST_HEAD = 0.45;
/** Height of the sample it becomes; from fewer camera pixels it would be enlarged. */
const SAMPLE_HEIGHT = 640;
/** The head's width may take this share of the portrait's; the rest is for hair that falls beside it. */
const WIDEST_HEAD = 0.75;
/** Of the height that the head leaves free, the share above the crown; below the chin there is the neck. */
const ABOVE = 0.4;

/**
 * The largest 3:4 rectangle of a frame around the whole head (chin to crown, with margins): what becomes `primary`.
 *
 * @param mesh the face in pixels of the frame
 * @param frame the frame's extent in pixels
 */
export function portraitCrop(
  mesh: FaceMesh<'frame'>,
  frame: { readonly width: number; readonly height: number },
): PortraitCrop {
  const head = headBox(mesh);
  const wanted = Math.max(
    head.height / LARGEST_HEAD,
    (head.width / WIDEST_HEAD) * (4 / 3),
    Math.min(SAMPLE_HEIGHT, head.height / SMALLEST_HEAD),
  );
  // Whole pixels of exactly 3:4: multiples of a 3x4 cell.
  const cells = Math.floor(Math.min(wanted, frame.height, (frame.width * 4) / 3) / 4);
  const width = cells * 3;
  const height = cells * 4;
  const x = head.x + head.width / 2 - width / 2;
  const y = head.y - (height - head.height) * ABOVE;
  const rect = {
    x: Math.round(Math.min(Math.max(x, 0), frame.width - width)),
    y: Math.round(Math.min(Math.max(y, 0), frame.height - height)),
    width,
    height,
  };
  return { rect, wholeHead: rectArea(intersectRects(head, rect)) >= rectArea(head) * 0.99 };
}
