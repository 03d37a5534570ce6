import type { Rect } from '../geometry/space.ts';
import { room } from '../kernels/kernels.ts';
import type { Tensor } from '../inference/inference.ts';
import { cropInput } from './crop-input.ts';
import type { Image } from './image.ts';
import { planesOf, planesTensor } from './kernel-planes.ts';
import type { InputFormat } from './model-input.ts';
import { placeImage } from './place-image.ts';

/** Below this shrinking the four samples would be neighbours: the area is averaged instead. */
const SAMPLE_FROM = 3;

/**
 * A model's input from an upright rectangle inside a picture, for models that look for coarse shapes: where the picture shrinks
 * by 3 or more, each output pixel is the mean of four source pixels spread over its area (at a quarter and three quarters of
 * each axis) instead of all of them. A large picture is read several times faster so; detection scores change little. Grey inputs are
 * averaged, too: no detector wants one.
 */
export function sampledInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  const { width, height, mean, scale, colour } = format;
  const [stepX, stepY] = [rect.width / width, rect.height / height];
  if (stepX < SAMPLE_FROM || stepY < SAMPLE_FROM || colour === 'grey')
    return cropInput(image, rect, format);
  const { channels } = image;
  const stride = image.width * channels;
  const columns = samplePlaces(rect.x, stepX, width, image.width, channels);
  const rows = samplePlaces(rect.y, stepY, height, image.height, stride);
  const { length, ...planes } = planesOf(format);
  const pixelsAt = placeImage(image);
  const { at, ...memory } = room([columns.byteLength, length, (width * 3 + 4) * 4]);
  const { kernels, words } = memory;
  const [columnsAt, planesAt, rowAt] = at;
  words.set(columns, columnsAt / 4);
  for (let y = 0; y < height; y++) {
    const out = planesAt + y * width * 4;
    kernels.samplePlanes(
      pixelsAt + rows[2 * y]!,
      pixelsAt + rows[2 * y + 1]!,
      columnsAt,
      width,
      scale,
      -mean * scale,
      rowAt,
      out + planes.red,
      out + planes.green,
      out + planes.blue,
    );
  }
  return planesTensor(memory, planesAt, format);
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
