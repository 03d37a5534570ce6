import { applyAffine, affineScale, type Affine } from '../geometry/affine.ts';
import { boundingRect, rectCentre } from '../geometry/rect.ts';
import type { Point3, Radians, Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { warpInput } from '../image/warp-input.ts';
import type { Inference } from '../inference/inference.ts';
import { outputWhere, runModelOnce } from '../inference/run-model.ts';
import { MESH_POINTS, type EyePair, type FaceMesh } from './face-mesh.ts';
import { fivePoints } from './five-points.ts';

const SIDE = 192;
const FORMAT: InputFormat = { width: SIDE, height: SIDE, colour: 'RGB', mean: 0, scale: 1 / 255 };
/** The crop's side as a multiple of the face box's longer side. */
const MARGIN = 1.5;
/** A crop whose eyes turn out to be tilted by more is made again, upright: the model knows upright faces best. */
const TILT_LIMIT: Radians = (6 * Math.PI) / 180;
/** So often at most: in a crop that is far from upright the model sees about half of the tilt. */
const TURNS = 2;

/** Points of a face do not hang on its finest detail: single samples do for longer than elsewhere, at a quarter of the time. */
const FINE_FROM = 3.5;

/** Where a face is looked for: its box and how far the line of its eyes is turned clockwise. */
export interface FaceRegion {
  readonly box: Rect<'frame'>;
  readonly tilt: Radians;
}

/** A presence above this confirms a face. */
export const PRESENT = 0.5;

/**
 * Locates the mesh of the face in a region.
 *
 * @returns the mesh in pixels of the picture; its `presence` says whether there is a face at all
 */
export async function locateLandmarks(
  image: Image,
  region: FaceRegion,
  model: Inference,
): Promise<FaceMesh<'frame'>> {
  let mesh = await meshOf(image, region, model);
  let { tilt } = region;
  for (let again = 0; again < TURNS && mesh.presence > PRESENT; again++) {
    const found = eyeTilt(fivePoints(mesh));
    if (Math.abs(turn(found - tilt)) <= TILT_LIMIT) break;
    tilt = found;
    const upright = await meshOf(image, { box: region.box, tilt }, model);
    if (upright.presence <= PRESENT) break;
    mesh = upright;
  }
  return mesh;
}

/** The region a mesh takes, for looking for the same face again. */
export function regionOfMesh(mesh: FaceMesh<'frame'>): FaceRegion {
  return { box: boundingRect(mesh.points), tilt: eyeTilt(fivePoints(mesh)) };
}

/** How far the line of the eyes is turned clockwise in the picture. */
export function eyeTilt({
  subjectRightEye: right,
  subjectLeftEye: left,
}: EyePair<'frame'>): Radians {
  return Math.atan2(left.y - right.y, left.x - right.x);
}

async function meshOf(
  image: Image,
  region: FaceRegion,
  model: Inference,
): Promise<FaceMesh<'frame'>> {
  const toFrame = uprightCrop(region);
  const outputs = await runModelOnce(model, warpInput(image, toFrame, FORMAT, FINE_FROM));
  const landmarks = outputWhere(
    outputs,
    'landmarks',
    ({ data }) => data.length === MESH_POINTS * 3,
  );
  const flag = outputWhere(outputs, 'face flag', ({ data }) => data.length === 1);
  const scale = affineScale(toFrame);
  const points: Point3<'frame'>[] = [];
  for (let i = 0; i < MESH_POINTS; i++) {
    const x = landmarks.data[3 * i]!;
    const y = landmarks.data[3 * i + 1]!;
    const place = applyAffine(toFrame, { x, y });
    points.push({ x: place.x, y: place.y, z: landmarks.data[3 * i + 2]! * scale });
  }
  return { points, presence: 1 / (1 + Math.exp(-flag.data[0]!)) };
}

/** From the model's square to the frame: the square around the region, turned with the face. */
function uprightCrop({ box, tilt }: FaceRegion): Affine<'model-input', 'frame'> {
  const scale = (Math.max(box.width, box.height) * MARGIN) / SIDE;
  const cos = Math.cos(tilt) * scale;
  const sin = Math.sin(tilt) * scale;
  const centre = rectCentre(box);
  const half = SIDE / 2;
  return {
    a: cos,
    b: -sin,
    c: sin,
    d: cos,
    tx: centre.x - half * cos + half * sin,
    ty: centre.y - half * sin - half * cos,
  };
}

/** The same angle in -π..π. */
const turn = (angle: number): Radians => Math.atan2(Math.sin(angle), Math.cos(angle));
