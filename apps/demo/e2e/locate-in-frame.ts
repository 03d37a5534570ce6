import { cameraFrames, decodeImage, type RgbImage } from '@iws/test-faces';

/** A rectangle in pixels of the 720×960 camera. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the frame for one of the grid that is compared. */
const STEP = 12;
const FRAME = { width: 720 / STEP, height: 960 / STEP };
/** Narrowest part of the frame's width that is looked for. */
const NARROWEST = 0.4;

/**
 * Finds which part of the recorded selfie a picture shows: the 3:4 rectangle whose grey values differ least. To about
 * 12 pixels, and as much again for the recording's motion, since the frame that was taken is not known.
 */
export async function locateInFrame(picture: RgbImage): Promise<Place> {
  const [first] = await firstFrame();
  if (first === undefined) throw new Error('the recording is empty');
  const frame = shrink(await decodeImage(first), FRAME.width, FRAME.height);
  let best = { difference: Number.POSITIVE_INFINITY, left: 0, top: 0, width: 0, height: 0 };
  for (let width = FRAME.width; width >= FRAME.width * NARROWEST; width -= 3) {
    const height = (width * 4) / 3;
    const small = shrink(picture, width, height);
    for (let top = 0; top + height <= FRAME.height; top++) {
      for (let left = 0; left + width <= FRAME.width; left++) {
        const difference = meanDifference(small, frame, { left, top, width, height });
        if (difference < best.difference) best = { difference, left, top, width, height };
      }
    }
  }
  if (best.difference > 24) throw new Error(`not the recorded scene: ${best.difference}`);
  const { left, top, width, height } = best;
  return { left: left * STEP, top: top * STEP, width: width * STEP, height: height * STEP };
}

async function firstFrame(): Promise<Uint8Array[]> {
  for await (const jpeg of cameraFrames({ scene: 'selfie', frames: 60 })) return [jpeg];
  return [];
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

function meanDifference(small: Float32Array, frame: Float32Array, place: Place): number {
  let sum = 0;
  for (let y = 0; y < place.height; y++) {
    for (let x = 0; x < place.width; x++) {
      const there = frame[(y + place.top) * FRAME.width + x + place.left] ?? 0;
      sum += Math.abs((small[y * place.width + x] ?? 0) - there);
    }
  }
  return sum / small.length;
}
