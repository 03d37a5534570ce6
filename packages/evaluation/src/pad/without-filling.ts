import type { Image } from '@iws/face-core';

/** Grey levels up to which a pixel can be filling: compression leaves no exact black beside an edge. */
const BLACK = 8;
/** Share of an outermost row or column that may be filling before it is cut off. */
const TOLERATED = 0.02;

/**
 * Cuts off the black with which a data set has filled a picture up to its size. No camera delivers such a frame, and its border is
 * a straight line that is not in the scene. Filling is what is black without a gap from the picture's edge on; the row or
 * column with most of it goes first, until none has more than a trace.
 *
 * @returns the same picture where nothing is cut off; null where nothing would be left
 */
export function withoutFilling(image: Image): Image | null {
  const { width, height } = image;
  const filled = fillingOf(image);
  let [left, top, right, bottom] = [0, 0, width, height];
  const inRow = (y: number) => {
    let count = 0;
    for (let x = left; x < right; x++) count += filled[y * width + x]!;
    return count / (right - left);
  };
  const inColumn = (x: number) => {
    let count = 0;
    for (let y = top; y < bottom; y++) count += filled[y * width + x]!;
    return count / (bottom - top);
  };
  while (left < right && top < bottom) {
    const shares = [inColumn(left), inRow(top), inColumn(right - 1), inRow(bottom - 1)] as const;
    const worst = Math.max(...shares);
    if (worst <= TOLERATED) return cropped(image, left, top, right, bottom);
    if (worst === shares[0]) left++;
    else if (worst === shares[1]) top++;
    else if (worst === shares[2]) right--;
    else bottom--;
  }
  return null;
}

/** 1 for each black pixel from which an edge of the picture is reached along its row or column over black pixels only. */
function fillingOf({ width, height, channels, data }: Image): Uint8Array {
  const filled = new Uint8Array(width * height);
  const black = (i: number) =>
    data[i * channels]! <= BLACK &&
    data[i * channels + 1]! <= BLACK &&
    data[i * channels + 2]! <= BLACK;
  const run = (from: number, step: number, length: number) => {
    for (let k = 0, i = from; k < length && black(i); k++, i += step) filled[i] = 1;
  };
  for (let y = 0; y < height; y++) {
    run(y * width, 1, width);
    run(y * width + width - 1, -1, width);
  }
  for (let x = 0; x < width; x++) {
    run(x, width, height);
    run((height - 1) * width + x, -width, height);
  }
  return filled;
}

function cropped(image: Image, left: number, top: number, right: number, bottom: number): Image {
  const { width, height, channels, data } = image;
  if (right - left === width && bottom - top === height) return image;
  const out = new Uint8Array((right - left) * (bottom - top) * channels);
  for (let y = top, at = 0; y < bottom; y++, at += (right - left) * channels) {
    out.set(data.subarray((y * width + left) * channels, (y * width + right) * channels), at);
  }
  return { width: right - left, height: bottom - top, channels, data: out };
}
