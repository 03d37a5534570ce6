import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { resampleRows, sumRows } from './resample-rows.ts';

/** A model's input from an upright rectangle of a picture: cropped, resampled and scaled in one pass. */
export function cropInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  if (format.colour === 'grey') {
    const input = emptyInput(format);
    resampleRows(image, rect, format.width, format.height, (row, y) => {
      writeRow(row, y, format, input.data);
    });
    return input;
  }
  const { width, height, mean, scale, colour } = format;
  const { channels } = image;
  const plane = width * height * 4;
  let data = new Float32Array(0);
  sumRows(image, rect, width, height, channels, 3 * plane, (sums, y) => {
    const { kernels, sumsAt, firstAt, countAt, weightsAt, most, roomAt } = sums;
    const green = roomAt + plane + y * width * 4;
    const [red, blue] =
      colour === 'RGB' ? [green - plane, green + plane] : [green + plane, green - plane];
    kernels.columnsToPlanes(
      sumsAt,
      channels,
      firstAt,
      countAt,
      weightsAt,
      most,
      width,
      scale,
      -mean * scale,
      red,
      green,
      blue,
    );
    if (y === height - 1) data = sums.floats.slice(roomAt / 4, (roomAt + 3 * plane) / 4);
  });
  return { data, dims: [1, 3, height, width] };
}
