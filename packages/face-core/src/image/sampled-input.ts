import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import { cropInput } from './crop-input.ts';
import type { Image } from './image.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';

/** Below this shrinking the four samples would be neighbours: the area is averaged instead. */
const SAMPLE_FROM = 3;

/**
 * A model's input from an upright rectangle inside a picture, for models that look for coarse shapes: where the picture shrinks
 * by 3 or more, each output pixel is the mean of four source pixels spread over its area (at a quarter and three quarters of
 * each axis) instead of all of them. A large picture is read several times faster so; detection scores change little.
 */
export function sampledInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  const stepX = rect.width / format.width;
  const stepY = rect.height / format.height;
  if (stepX < SAMPLE_FROM || stepY < SAMPLE_FROM) return cropInput(image, rect, format);
  const input = emptyInput(format);
  const { data, channels } = image;
  const stride = image.width * channels;
  const columns = samplePlaces(rect.x, stepX, format.width, image.width, channels);
  const rows = samplePlaces(rect.y, stepY, format.height, image.height, stride);
  const row = new Float32Array(format.width * 3);
  for (let y = 0; y < format.height; y++) {
    const upper = rows[2 * y]!;
    const lower = rows[2 * y + 1]!;
    for (let x = 0, out = 0; out < row.length; x += 2, out += 3) {
      const left = columns[x]!;
      const right = columns[x + 1]!;
      const p = upper + left;
      const q = upper + right;
      const r = lower + left;
      const s = lower + right;
      row[out] = (data[p]! + data[q]! + data[r]! + data[s]!) / 4;
      row[out + 1] = (data[p + 1]! + data[q + 1]! + data[r + 1]! + data[s + 1]!) / 4;
      row[out + 2] = (data[p + 2]! + data[q + 2]! + data[r + 2]! + data[s + 2]!) / 4;
    }
    writeRow(row, y, format, input.data);
  }
  return input;
}

/** Where in the data the two samples of each output pixel stand along one axis. */
function samplePlaces(
  start: number,
  step: number,
  outputs: number,
  size: number,
  unit: number,
): Int32Array {
  const places = new Int32Array(outputs * 2);
  for (let i = 0; i < outputs * 2; i++) {
    const place = start + (i / 2 + 0.25) * step;
    // Between two pixels the one nearer to the middle of the output pixel: no shift remains on the average.
    const at = i % 2 === 0 ? Math.floor(place) : Math.ceil(place) - 1;
    places[i] = Math.min(Math.max(at, 0), size - 1) * unit;
  }
  return places;
}
