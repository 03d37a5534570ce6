import { cameraFrames, decodeImage, type RgbImage } from '@iws/test-faces';
import { recordingOptions } from './recordings.ts';

/** A rectangle in pixels of the 720×960 camera. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the frame for one of the grid that is compared: at first, and then around what was found. */
const STEPS = [12, 4] as const;
const FRAME = { width: 720, height: 960 };
/** Narrowest part of the frame's width that is looked for. */
const NARROWEST = 0.4;

/**
 * Finds which part of the recorded selfie a picture shows: the 3:4 rectangle of its first frame whose grey values differ least. What is
 * seen moves with the camera, so it does not matter which frame was taken; its size is found to 12 pixels, its place to 4, and
 * the camera may have been turned by a degree.
 */
export async function locateInFrame(picture: RgbImage): Promise<Place> {
  const first = await firstFrame();
  let place: Place | null = null;
  for (const step of STEPS) {
    const found = search(picture, first, step, place);
    if (found.difference > 24) throw new Error(`not the recorded scene: ${found.difference}`);
    place = found.place;
  }
  if (place === null) throw new Error('nothing was looked for');
  return place;
}

/** The best place on a grid, near another one if there is one. */
function search(picture: RgbImage, first: RgbImage, step: number, near: Place | null) {
  const size = { width: FRAME.width / step, height: FRAME.height / step };
  const frame = shrink(first, size.width, size.height);
  const reach = 3 * STEPS[0];
  const around = (from: number, length: number): readonly [number, number] =>
    near === null ? [0, length] : [from / step - reach / step, from / step + reach / step];
  const [narrowest, widest] =
    near === null ? [size.width * NARROWEST, size.width] : around(near.width, size.width);
  let best = { difference: Number.POSITIVE_INFINITY, left: 0, top: 0, width: 0, height: 0 };
  // Multiples of three, so that the height is whole.
  for (let width = size.width; width >= narrowest; width -= 3) {
    if (width > widest) continue;
    const height = (width * 4) / 3;
    const small = shrink(picture, width, height);
    const rows = around(near?.top ?? 0, size.height);
    const columns = around(near?.left ?? 0, size.width);
    for (let top = Math.max(0, rows[0]); top <= Math.min(size.height - height, rows[1]); top++) {
      const last = Math.min(size.width - width, columns[1]);
      for (let left = Math.max(0, columns[0]); left <= last; left++) {
        const place = { left, top, width, height };
        const difference = meanDifference(small, frame, size.width, place);
        if (difference < best.difference) best = { difference, ...place };
      }
    }
  }
  const { difference, left, top, width, height } = best;
  const place: Place = {
    left: left * step,
    top: top * step,
    width: width * step,
    height: height * step,
  };
  return { difference, place };
}

async function firstFrame(): Promise<RgbImage> {
  for await (const jpeg of cameraFrames(recordingOptions('selfie'))) return decodeImage(jpeg);
  throw new Error('the recording is empty');
}

/** Means of grey over equal areas, row by row. */
function shrink(image: RgbImage, width: number, height: number): Float32Array {
  const grey = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const rows = [
      Math.floor((y * image.height) / height),
      ((y + 1) * image.height) / height,
    ] as const;
    for (let x = 0; x < width; x++) {
      const columns = [
        Math.floor((x * image.width) / width),
        ((x + 1) * image.width) / width,
      ] as const;
      let sum = 0;
      let count = 0;
      for (let row = rows[0]; row < rows[1]; row++) {
        for (let column = columns[0]; column < columns[1]; column++) {
          const at = (row * image.width + column) * 3;
          sum += (image.data[at] ?? 0) + (image.data[at + 1] ?? 0) + (image.data[at + 2] ?? 0);
          count += 3;
        }
      }
      grey[y * width + x] = sum / count;
    }
  }
  return grey;
}

function meanDifference(
  small: Float32Array,
  frame: Float32Array,
  frameWidth: number,
  place: Place,
): number {
  let sum = 0;
  for (let y = 0; y < place.height; y++) {
    for (let x = 0; x < place.width; x++) {
      const there = frame[(y + place.top) * frameWidth + x + place.left] ?? 0;
      sum += Math.abs((small[y * place.width + x] ?? 0) - there);
    }
  }
  return sum / small.length;
}
