import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';

/** Points of the mesh on the skin that a lens lies before: the lower lid and below. */
const UNDER_EYES = [
  [23, 230, 229, 231, 110, 24],
  [253, 450, 449, 451, 339, 254],
] as const;

/** Points on the skin that none lies before: on either side that of the subject's right eye first. */
const BARE = {
  cheek: [
    [50, 205, 101, 36],
    [280, 425, 330, 266],
  ],
  forehead: [
    [108, 69, 151],
    [337, 299, 151],
  ],
  noseBridge: [
    [6, 197],
    [6, 197],
  ],
} as const;

/** Bare skin that the skin under an eye is compared with. */
export type BareSkin = keyof typeof BARE;

export const BARE_SKINS = Object.keys(BARE) as BareSkin[];

/** Half of the side of the squares around a point, in distances between the outer corners of the eyes. */
const REACH = 0.02;
/** Added to every sample, so that black has a logarithm. */
const DARKEST = 4;

/**
 * The step of colour from bare skin to the skin under an eye: the logarithm of their ratio in green, and by how much more red and blue
 * change than green does.
 */
export type ColourStep = readonly [green: number, red: number, blue: number];

/** How faces without lenses spread around the mean step: data (calibration/lenses.json of packages/models). */
export interface StepSpread {
  readonly mean: ColourStep;
  /** The inverse of the covariance, row by row: 9 numbers. */
  readonly precision: readonly number[];
}

/** The steps of both eyes, the subject's right one first; null where one of the places lies outside of the picture. */
export type ColourSteps = Readonly<
  Record<BareSkin, readonly [ColourStep | null, ColourStep | null]>
>;

/** Measures how the colour of the skin changes from the bare parts of a face to the skin under its eyes. */
export function colourSteps(image: Image, mesh: FaceMesh<'frame'>): ColourSteps {
  const right = meshPoint(mesh, MESH.subjectRightEyeOuter);
  const left = meshPoint(mesh, MESH.subjectLeftEyeOuter);
  const reach = Math.max(1, Math.round(REACH * Math.hypot(left.x - right.x, left.y - right.y)));
  const colour = (points: readonly number[]) => meanColour(image, mesh, points, reach);
  const under = UNDER_EYES.map(colour);
  const steps = (bare: BareSkin) => {
    const [ofRight, ofLeft] = BARE[bare].map(colour);
    return [stepOf(under[0]!, ofRight!), stepOf(under[1]!, ofLeft!)] as const;
  };
  return {
    cheek: steps('cheek'),
    forehead: steps('forehead'),
    noseBridge: steps('noseBridge'),
  };
}

/**
 * How unlike that of bare eyes the colour under the eyes is: a tinted lens changes it against cheek, forehead and the bridge of the nose alike, while
 * shadows, a bright cheek and hair over the forehead leave it like one of them. In standard deviations of faces without lenses
 * (Mahalanobis distance) from the bare skin that it is most like; the mean of both eyes. 0 upwards; null where too little of the face is in the picture.
 * Measured in this project; docs/decisions/0019-tinted-lenses.md.
 */
export function lensColour(
  steps: ColourSteps,
  spread: Readonly<Record<BareSkin, StepSpread>>,
): number | null {
  let sum = 0;
  for (const eye of [0, 1] as const) {
    let least: number | null = null;
    for (const bare of BARE_SKINS) {
      const step = steps[bare][eye];
      if (step) least = Math.min(least ?? Infinity, distance(step, spread[bare]));
    }
    if (least === null) return null;
    sum += least;
  }
  return sum / 2;
}

function distance(step: ColourStep, { mean, precision }: StepSpread): number {
  let squared = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++)
      squared += (step[i]! - mean[i]!) * precision[3 * i + j]! * (step[j]! - mean[j]!);
  return Math.sqrt(Math.max(0, squared));
}

type Colour = readonly [red: number, green: number, blue: number];

function stepOf(under: Colour | null, bare: Colour | null): ColourStep | null {
  if (!under || !bare) return null;
  const ratio = (channel: 0 | 1 | 2) =>
    Math.log((under[channel] + DARKEST) / (bare[channel] + DARKEST));
  const [red, green, blue] = [ratio(0), ratio(1), ratio(2)];
  return [green, red - green, blue - green];
}

/** The mean of the squares around some points, as far as they lie in the picture. */
function meanColour(
  { width, height, channels, data }: Image,
  mesh: FaceMesh<'frame'>,
  places: readonly number[],
  reach: number,
): Colour | null {
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (const place of places) {
    const { x, y } = meshPoint(mesh, place);
    const [column, row] = [Math.round(x), Math.round(y)];
    const [left, right] = [Math.max(0, column - reach), Math.min(width - 1, column + reach)];
    const [top, bottom] = [Math.max(0, row - reach), Math.min(height - 1, row + reach)];
    for (let v = top; v <= bottom; v++)
      for (let u = left; u <= right; u++) {
        const at = (v * width + u) * channels;
        red += data[at]!;
        green += data[at + 1]!;
        blue += data[at + 2]!;
        count++;
      }
  }
  return count === 0 ? null : [red / count, green / count, blue / count];
}
