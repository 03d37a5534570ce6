import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { sampledInput } from '../image/sampled-input.ts';
import type { Inference } from '../inference/inference.ts';
import { outputWhere, runModelOnce } from '../inference/run-model.ts';
import { decodeUltraLight } from './decode-ultra-light.ts';
import type { FaceDetection } from './detection.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';
import { ultraLightAnchors } from './ultra-light-anchors.ts';

/**
 * The lowest score of a face. On 3,851 photographs of faces all scored higher, while half of the false
 * detections that a threshold of .7 lets through fall away.
 */
const SCORE_THRESHOLD = 0.9;
const OVERLAP_LIMIT = 0.3;

/** Faces smaller than this in the coarse pass (pixels of its input) are found unreliably; a coarse pixel more is no help. */
const SURE_SIDE = 16;
/** A second face matters down to this share of the first one's side (1/16 of its area). */
const SECOND_FACE_SHARE = 1 / 4;

/**
 * Border of the last pass, as share of the picture's longer side. The detector looks for faces with something around them:
 * docs/reports/visibility.md has what it misses without.
 */
const BORDER = 0.25;

/**
 * The search for covered faces: borders of its passes, the lowest score of a guess, how much two guesses may overlap (other boxes of
 * one face are other starts for the mesh), and how many are looked at. docs/reports/visibility.md has what they find.
 */
const COVERED_BORDERS = [0, 0.25, 0.6];
const COVERED_THRESHOLD = 0.5;
const COVERED_OVERLAP_LIMIT = 0.7;
const COVERED_FACES = 4;

/** Smallest face, as share of the longer side of both picture and face box, that the two passes find reliably (a test holds it to this). */
export const MIN_FACE_SHARE = 1 / 25;

/**
 * Finds faces with the Ultra-Light detector, the best first.
 *
 * A first pass sees the picture at 320x240 (240x320 for an upright picture): it finds everything from the close-up of a selfie
 * down to about 16 pixels of that input. A second pass at 640x480 costs four times as much and loses close-ups, but sees
 * faces half as large. It runs only where it can change the answer: when the first pass saw nobody, or when the largest face
 * is so small that a second one of a quarter of its side could have escaped; and only on a picture that has the pixels. Where both saw
 * nobody, a last pass looks at the picture with its edges repeated around it, for faces that fill it.
 */
export async function detectFaces(image: Image, detector: Inference): Promise<FaceDetection[]> {
  const coarse = coarseFormat(image);
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const found = await detectAt(image, whole, detector, coarse);
  if (needsFinePass(found, image, coarse)) {
    const fine = { ...coarse, width: coarse.width * 2, height: coarse.height * 2 };
    found.push(...(await detectAt(image, whole, detector, fine)));
  }
  if (found.length === 0)
    found.push(...(await detectAt(image, withBorder(image, BORDER), detector, coarse)));
  return suppressOverlaps(found, OVERLAP_LIMIT);
}

/**
 * Where faces may be that `detectFaces` misses, or places so badly that the mesh does not confirm them: behind masks, hands and
 * scarves, or filling the picture. The best score first, several of them perhaps of one face. They are guesses, to be held against what
 * others see.
 *
 * @param atMost how many; a caller that wants no face at all asks for every place
 */
export async function detectCoveredFaces(
  image: Image,
  detector: Inference,
  atMost = COVERED_FACES,
): Promise<FaceDetection[]> {
  const coarse = coarseFormat(image);
  const found: FaceDetection[] = [];
  for (const share of COVERED_BORDERS)
    found.push(
      ...(await detectAt(image, withBorder(image, share), detector, coarse, COVERED_THRESHOLD)),
    );
  return suppressOverlaps(found, COVERED_OVERLAP_LIMIT).slice(0, atMost);
}

function withBorder({ width, height }: Image, share: number): Rect<'frame'> {
  const border = share * Math.max(width, height);
  return { x: -border, y: -border, width: width + 2 * border, height: height + 2 * border };
}

function coarseFormat({ width, height }: Image): InputFormat {
  const upright = height > width;
  return {
    width: upright ? 240 : 320,
    height: upright ? 320 : 240,
    colour: 'RGB',
    mean: 127,
    scale: 1 / 128,
  };
}

function needsFinePass(
  found: readonly FaceDetection[],
  image: Image,
  coarse: InputFormat,
): boolean {
  if (image.width <= coarse.width && image.height <= coarse.height) return false;
  const sides = found.map(({ box }) =>
    Math.max((box.width / image.width) * coarse.width, (box.height / image.height) * coarse.height),
  );
  return Math.max(0, ...sides) * SECOND_FACE_SHARE < SURE_SIDE;
}

/** The part of the picture is stretched to the input: no pixel of that is spent on borders of its own. */
async function detectAt(
  image: Image,
  part: Rect<'frame'>,
  detector: Inference,
  format: InputFormat,
  threshold = SCORE_THRESHOLD,
): Promise<FaceDetection[]> {
  const outputs = await runModelOnce(detector, sampledInput(image, part, format));
  const scores = outputWhere(outputs, 'scores', ({ dims }) => dims.at(-1) === 2);
  const offsets = outputWhere(outputs, 'boxes', ({ dims }) => dims.at(-1) === 4);
  return decodeUltraLight(scores.data, offsets.data, anchorsOf(format), threshold, part);
}

/** There are four sizes of inputs, each with thousands of anchors: they are made once. */
const ANCHORS = new Map<string, Float32Array>();

function anchorsOf({ width, height }: InputFormat): Float32Array {
  const size = `${width}x${height}`;
  let anchors = ANCHORS.get(size);
  if (!anchors) ANCHORS.set(size, (anchors = ultraLightAnchors(width, height)));
  return anchors;
}
