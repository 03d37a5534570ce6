import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { resampleRows } from './resample-rows.ts';

/** A model's input from an upright rectangle of a picture: cropped, resampled and scaled in one pass. */
export function cropInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  const input = emptyInput(format);
  resampleRows(image, rect, format.width, format.height, (row, y) => {
    writeRow(row, y, format, input.data);
  });
  return input;
}
