import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { Rect } from './space.ts';

/** The selfie's rectangle and whether it holds the whole head with its margins. */
export interface PortraitCrop {
  /** 3:4 (width to height), whole pixels, inside the frame. */
  readonly rect: Rect<'frame'>;
  /** False when the frame ends before the head and its margins do. */
  readonly wholeHead: boolean;
}

/**
 * The largest 3:4 rectangle of a frame around the whole head (chin to crown, with margins): what becomes `primary`.
 *
 * @param mesh the face in pixels of the frame
 * @param frame the frame's extent in pixels
 */
export function portraitCrop(
  _mesh: FaceMesh<'frame'>,
  _frame: { readonly width: number; readonly height: number },
): PortraitCrop {
  throw new Error('being built');
}
