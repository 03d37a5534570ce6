import { pictureAt } from '../kernels/kernels.ts';
import { assertImage, type Image } from './image.ts';

/**
 * Where the samples of a picture are in the kernels' memory (`pictureAt`), whose places say nothing of where an array ends: its sizes are
 * checked here.
 *
 * @throws RangeError for a picture whose sizes and data do not agree
 */
export function placeImage(image: Image): number {
  assertImage(image);
  return pictureAt(image);
}
