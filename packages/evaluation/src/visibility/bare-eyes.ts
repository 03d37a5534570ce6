import type { BARE_SKINS } from '@iws/face-core';
import {
  lensColour,
  type BareSkin,
  type ColourSteps,
  type ColourStep,
  type StepSpread,
  type TintLimits,
} from '@iws/face-core';

/** A face as far as lenses are concerned. */
export interface LensFace {
  readonly steps: ColourSteps;
  /** Evidence of dark lenses, 0..1. */
  readonly darkGlasses: number;
}

/** Steps farther than this from the median in green, red or blue are hair, hats and lenses, and do not count for the spread. */
const FAR = 0.6;
/** Shares of faces that reach each of the two limits: together, were they independent, one in two thousand. */
const REACHED = { colour: 0.01, darkGlasses: 0.05 } as const;
/** Twice as far from bare skin as one face in a hundred, a colour needs no evidence of lenses. */
const ALONE = 2;

/**
 * How colour changes towards bare eyes, and from where on lenses count as tinted.
 *
 * @param faces of people without dark lenses; a few of them wear tinted ones that nobody labelled
 * @throws RangeError where there are too few to say
 */
export function fitBareEyes(faces: readonly LensFace[]): {
  readonly bareEyes: Readonly<Record<BareSkin, StepSpread>>;
  readonly tintedFrom: TintLimits;
} {
  const spread = (bare: BareSkin) =>
    spreadOf(faces.flatMap(({ steps }) => steps[bare].filter((step) => step !== null)));
  const bareEyes = {
    cheek: spread('cheek'),
    forehead: spread('forehead'),
    noseBridge: spread('noseBridge'),
  } satisfies Record<(typeof BARE_SKINS)[number], StepSpread>;
  const colours = faces.flatMap(({ steps }) => lensColour(steps, bareEyes) ?? []);
  const colour = reachedBy(REACHED.colour, colours, 10);
  return {
    bareEyes,
    tintedFrom: {
      colour,
      darkGlasses: reachedBy(
        REACHED.darkGlasses,
        faces.map(({ darkGlasses }) => darkGlasses),
        10_000,
      ),
      colourAlone: ALONE * colour,
    },
  };
}

/** The value that a share of all reaches, rounded up to one of `steps` to the unit. */
function reachedBy(share: number, values: readonly number[], steps: number): number {
  const limit = values.toSorted((a, b) => b - a)[Math.floor(share * values.length)];
  if (limit === undefined) throw new RangeError('no faces');
  return Math.ceil(steps * limit) / steps;
}

const CHANNELS = [0, 1, 2] as const;

function spreadOf(all: readonly ColourStep[]): StepSpread {
  const middle = CHANNELS.map((c) => {
    const sorted = all.map((step) => step[c]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  });
  const steps = all.filter((step) => CHANNELS.every((c) => Math.abs(step[c] - middle[c]!) < FAR));
  const mean = CHANNELS.map((c) => steps.reduce((sum, step) => sum + step[c], 0) / steps.length);
  const covariance = CHANNELS.map((a) =>
    CHANNELS.map(
      (b) =>
        steps.reduce((sum, step) => sum + (step[a] - mean[a]!) * (step[b] - mean[b]!), 0) /
        (steps.length - 1),
    ),
  );
  return {
    mean: [rounded(mean[0]!), rounded(mean[1]!), rounded(mean[2]!)],
    precision: inverse(covariance).map(rounded),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** The inverse of a 3x3 matrix, row by row. @throws RangeError where it has none */
function inverse(m: readonly (readonly number[])[]): number[] {
  const at = (row: number, column: number) => m[row % 3]![column % 3]!;
  const cofactor = (row: number, column: number) =>
    at(row + 1, column + 1) * at(row + 2, column + 2) -
    at(row + 1, column + 2) * at(row + 2, column + 1);
  const determinant = CHANNELS.reduce<number>(
    (sum, column) => sum + at(0, column) * cofactor(0, column),
    0,
  );
  if (!(determinant > 0)) throw new RangeError('too few faces, or all of one colour');
  return CHANNELS.flatMap((row) => CHANNELS.map((column) => cofactor(column, row) / determinant));
}
