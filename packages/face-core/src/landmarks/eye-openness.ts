import type { Affine } from '../geometry/affine.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { warpInput } from '../image/warp-input.ts';
import type { Inference, Tensor } from '../inference/inference.ts';
import { joinInputs, outputWhere, runModel } from '../inference/run-model.ts';
import type { FaceMesh } from './face-mesh.ts';
import { meshPoint } from './five-points.ts';
import { MESH } from './mesh-indices.ts';

/** How far open the eyes are, each 0 (closed) to 100 (open). Left and right are the subject's own. */
export interface EyeOpenness {
  readonly subjectRight: number;
  readonly subjectLeft: number;
  /**
   * Of both eyes together: a blink closes both, and on a turned head or at a small size one eye is often seen badly. One closed eye
   * (a wink) therefore need not close the face (docs/decisions/0015-closed-eyes.md).
   */
  readonly openingGrade: number;
  /** OPEN from an opening grade of 10.0 on (the product guide's rule for `eyes_status`). */
  readonly eyesStatus: 'OPEN' | 'CLOSED';
}

/** Evidence that each eye is open: natural log odds, open over closed. Left and right are the subject's own. */
export interface EyeLogOdds {
  readonly subjectRight: number;
  readonly subjectLeft: number;
}

/** The guide's boundary between CLOSED and OPEN. */
export const OPEN_FROM = 10;

const SIDE = 24;
const FORMAT: InputFormat = { width: SIDE, height: SIDE, colour: 'grey', mean: 0, scale: 1 / 255 };
/** The crops' sides as multiples of the distance between the eye's corners: two views of an eye err less than one. */
const MARGINS = [1.2, 1.5];
/** Mean and standard deviation that every crop is brought to: the model takes dim and flat eyes for closed ones otherwise. */
const LEVEL = 0.5;
const CONTRAST = 0.2;
/** One view may not outvote the others: its log odds are cut to this. */
const SUREST = 10;

/** Measures both eyes with the eye model alone: its own probability that they are open, in percent. */
export async function eyeOpenness(
  image: Image,
  mesh: FaceMesh<'frame'>,
  model: Inference,
): Promise<EyeOpenness> {
  return opennessOf(await eyeLogOdds(image, mesh, model));
}

/** What the eye model says of each eye: the mean over two crops, plain and mirrored, in one run of the model. */
export async function eyeLogOdds(
  image: Image,
  mesh: FaceMesh<'frame'>,
  model: Inference,
): Promise<EyeLogOdds> {
  // Each eye from the corner at the picture's left to the one at its right: the crop is upright and unmirrored.
  const views = [
    ...viewsOf(image, mesh, MESH.subjectRightEyeOuter, MESH.subjectRightEyeInner),
    ...viewsOf(image, mesh, MESH.subjectLeftEyeInner, MESH.subjectLeftEyeOuter),
  ];
  const outputs = await runModel(model, joinInputs(views));
  const { data } = outputWhere(
    outputs,
    'eye states',
    (output) => output.data.length === 2 * views.length,
  );
  return {
    subjectRight: meanOdds(data.subarray(0, views.length)),
    subjectLeft: meanOdds(data.subarray(views.length)),
  };
}

/** @param logits closed and open of each view */
function meanOdds(logits: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < logits.length; i += 2) {
    sum += Math.min(SUREST, Math.max(-SUREST, logits[i + 1]! - logits[i]!));
  }
  return sum / (logits.length / 2);
}

/** Grades from log odds: those of both eyes together are the mean of their log odds. */
export function opennessOf({ subjectRight, subjectLeft }: EyeLogOdds): EyeOpenness {
  const openingGrade = grade((subjectRight + subjectLeft) / 2);
  return {
    subjectRight: grade(subjectRight),
    subjectLeft: grade(subjectLeft),
    openingGrade,
    eyesStatus: openingGrade >= OPEN_FROM ? 'OPEN' : 'CLOSED',
  };
}

/** 0..100 from log odds. */
const grade = (odds: number): number => 100 / (1 + Math.exp(-odds));

/** The model's inputs of one eye: each crop and its mirror image. */
function viewsOf(image: Image, mesh: FaceMesh<'frame'>, start: number, end: number): Tensor[] {
  return MARGINS.flatMap((margin) => {
    const input = warpInput(image, eyeCrop(mesh, start, end, margin), FORMAT);
    evenOut(input.data);
    return [input, { dims: input.dims, data: mirrored(input.data) }];
  });
}

function mirrored(square: Float32Array): Float32Array {
  const mirror = square.slice();
  for (let at = 0; at < mirror.length; at += SIDE) mirror.subarray(at, at + SIDE).reverse();
  return mirror;
}

/** Brings grey values to LEVEL and CONTRAST, in place; what leaves 0..1 is cut. */
function evenOut(grey: Float32Array): void {
  let sum = 0;
  for (let i = 0; i < grey.length; i++) sum += grey[i]!;
  const mean = sum / grey.length;
  let squares = 0;
  for (let i = 0; i < grey.length; i++) squares += (grey[i]! - mean) ** 2;
  // A surface without contrast stays one: less than one grey level of noise is not stretched.
  const deviation = Math.max(Math.sqrt(squares / grey.length), 1 / 255);
  for (let i = 0; i < grey.length; i++) {
    const even = LEVEL + ((grey[i]! - mean) / deviation) * CONTRAST;
    grey[i] = Math.min(1, Math.max(0, even));
  }
}

/** From the model's square to the frame: around the eye, level with its corners. */
function eyeCrop(
  mesh: FaceMesh<'frame'>,
  start: number,
  end: number,
  margin: number,
): Affine<'model-input', 'frame'> {
  const from = meshPoint(mesh, start);
  const to = meshPoint(mesh, end);
  const a = ((to.x - from.x) * margin) / SIDE;
  const c = ((to.y - from.y) * margin) / SIDE;
  const half = SIDE / 2;
  return {
    a,
    b: -c,
    c,
    d: a,
    tx: (from.x + to.x) / 2 - half * a + half * c,
    ty: (from.y + to.y) / 2 - half * c - half * a,
  };
}
