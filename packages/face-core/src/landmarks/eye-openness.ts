import type { Affine } from '../geometry/affine.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { warpInput } from '../image/warp-input.ts';
import type { Inference } from '../pipeline/inference.ts';
import { joinInputs, outputWhere, runModel } from '../pipeline/run-model.ts';
import type { FaceMesh } from './face-mesh.ts';
import { meshPoint } from './five-points.ts';
import { MESH } from './mesh-indices.ts';

/** How far open the eyes are, each 0 (closed) to 100 (open). Left and right are the subject's own. */
export interface EyeOpenness {
  readonly subjectRight: number;
  readonly subjectLeft: number;
  /** The lower of the two: one closed eye closes the face. */
  readonly openingGrade: number;
  /** OPEN from an opening grade of 10.0 on (the product guide's rule for `eyes_status`). */
  readonly eyesStatus: 'OPEN' | 'CLOSED';
}

/** The guide's boundary between CLOSED and OPEN. */
export const OPEN_FROM = 10;

const SIDE = 24;
const FORMAT: InputFormat = { width: SIDE, height: SIDE, colour: 'grey', mean: 0, scale: 1 / 255 };
/** The crop's side as a multiple of the distance between the eye's corners. */
const MARGIN = 1.6;
/** Mean and standard deviation that every crop is brought to: the model takes dim and flat eyes for closed ones otherwise. */
const LEVEL = 0.5;
const CONTRAST = 0.2;

/** Measures both eyes in one run of the model. */
export async function eyeOpenness(
  image: Image,
  mesh: FaceMesh<'frame'>,
  model: Inference,
): Promise<EyeOpenness> {
  const crop = (start: number, end: number) => {
    const input = warpInput(image, eyeCrop(mesh, start, end), FORMAT);
    evenOut(input.data);
    return input;
  };
  // Each eye from the corner at the picture's left to the one at its right: the crop is upright and unmirrored.
  const eyes = joinInputs([
    crop(MESH.subjectRightEyeOuter, MESH.subjectRightEyeInner),
    crop(MESH.subjectLeftEyeInner, MESH.subjectLeftEyeOuter),
  ]);
  const outputs = await runModel(model, eyes);
  const { data } = outputWhere(outputs, 'eye states', (output) => output.data.length === 4);
  const subjectRight = openShare(data[0]!, data[1]!);
  const subjectLeft = openShare(data[2]!, data[3]!);
  const openingGrade = Math.min(subjectRight, subjectLeft);
  return {
    subjectRight,
    subjectLeft,
    openingGrade,
    eyesStatus: openingGrade >= OPEN_FROM ? 'OPEN' : 'CLOSED',
  };
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

/** 0..100 from the two logits. */
function openShare(closed: number, open: number): number {
  return 100 / (1 + Math.exp(closed - open));
}

/** From the model's square to the frame: around the eye, level with its corners. */
function eyeCrop(
  mesh: FaceMesh<'frame'>,
  start: number,
  end: number,
): Affine<'model-input', 'frame'> {
  const from = meshPoint(mesh, start);
  const to = meshPoint(mesh, end);
  const a = ((to.x - from.x) * MARGIN) / SIDE;
  const c = ((to.y - from.y) * MARGIN) / SIDE;
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
