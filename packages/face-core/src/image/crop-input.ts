import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { kernelPlanes, planesLength, type KernelPlanes } from './kernel-planes.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { resampleRows, sumRows } from './resample-rows.ts';

/** Bytes that the kernel writes behind a row. */
const SPARE = 16;

/** A model's input from an upright rectangle of a picture: cropped, resampled and scaled in one pass. */
export function cropInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  if (format.colour === 'grey') {
    const input = emptyInput(format);
    resampleRows(image, rect, format.width, format.height, (row, y) => {
      writeRow(row, y, format, input.data);
    });
    return input;
  }
  const { width, height } = format;
  const { channels } = image;
  const rowLength = width * 3 * 4;
  let planes: KernelPlanes | undefined;
  sumRows(
    image,
    rect,
    width,
    height,
    channels,
    rowLength + SPARE + planesLength(format),
    (sums, y) => {
      const { kernels, sumsAt, firstAt, countAt, weightsAt, most, roomAt } = sums;
      planes ??= kernelPlanes(sums, roomAt + rowLength + SPARE, format);
      kernels.columnsToPixels(sumsAt, channels, firstAt, countAt, weightsAt, most, width, roomAt);
      planes.write(roomAt, y);
    },
  );
  if (!planes) throw new RangeError("a model's input without rows");
  return planes.tensor();
}
