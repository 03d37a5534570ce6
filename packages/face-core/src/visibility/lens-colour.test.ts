import { describe, expect, it } from 'vitest';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { colourSteps, lensColour, type ColourSteps, type StepSpread } from './lens-colour.ts';

type Colour = readonly [number, number, number];

const SKIN: Colour = [200, 150, 120];
const WIDTH = 240;
const HEIGHT = 200;
/** Points of the mesh in rows of 24, ten pixels apart. */
const at = (point: number) => ({ x: (point % 24) * 10 + 5, y: Math.floor(point / 24) * 10 + 5 });
const MESH: FaceMesh<'frame'> = {
  points: Array.from({ length: 468 }, (_, point) => ({ ...at(point), z: 0 })),
  presence: 1,
};
const UNDER = { right: [23, 230, 229, 231, 110, 24], left: [253, 450, 449, 451, 339, 254] };
const BARE = {
  cheeks: [50, 205, 101, 36, 280, 425, 330, 266],
  forehead: [108, 69, 151, 337, 299],
  noseBridge: [6, 197],
};

/** A picture of skin in which the surroundings of some points have another colour. */
function picture(...patches: readonly (readonly [readonly number[], Colour])[]): Image {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let i = 0; i < data.length; i++) data[i] = SKIN[i % 3]!;
  for (const [points, colour] of patches)
    for (const point of points)
      for (let y = at(point).y - 5; y < at(point).y + 5; y++)
        for (let x = at(point).x - 5; x < at(point).x + 5; x++)
          data.set(colour, (y * WIDTH + x) * 3);
  return { width: WIDTH, height: HEIGHT, channels: 3, data };
}

/** One standard deviation is a tenth, whatever the channel. */
const SPREAD: StepSpread = { mean: [0, 0, 0], precision: [100, 0, 0, 0, 100, 0, 0, 0, 100] };
const ALIKE = { cheek: SPREAD, forehead: SPREAD, noseBridge: SPREAD };
const of = (image: Image) => lensColour(colourSteps(image, MESH), ALIKE);

const ORANGE: Colour = [190, 80, 30];
const BOTH = [...UNDER.right, ...UNDER.left];

describe('colourSteps', () => {
  it('is the logarithm of the ratio in green, and what red and blue do beyond it', () => {
    const { cheek } = colourSteps(picture([UNDER.right, ORANGE]), MESH);
    const green = Math.log(84 / 154);
    const step = cheek[0];
    expect(step?.[0]).toBeCloseTo(green, 6);
    expect(step?.[1]).toBeCloseTo(Math.log(194 / 204) - green, 6);
    expect(step?.[2]).toBeCloseTo(Math.log(34 / 124) - green, 6);
    expect(cheek[1]).toEqual([0, 0, 0]);
  });

  it('is null where a place lies outside of the picture', () => {
    const points = MESH.points.map((point, i) =>
      UNDER.left.includes(i) ? { ...point, x: -50 } : point,
    );
    const steps = colourSteps(picture(), { ...MESH, points });
    expect(steps.cheek[0]).not.toBeNull();
    expect(steps.cheek[1]).toBeNull();
    expect(lensColour(steps, ALIKE)).toBeNull();
  });
});

describe('lensColour', () => {
  it('is nothing for even skin, whatever its colour and the light', () => {
    expect(of(picture())).toBe(0);
    const dark = picture();
    expect(of({ ...dark, data: dark.data.map((sample) => sample / 3) })).toBe(0);
  });

  it('is high behind tinted glass, the mean of both eyes', () => {
    const tinted = of(picture([BOTH, ORANGE]))!;
    expect(tinted).toBeGreaterThan(8);
    expect(of(picture([UNDER.right, ORANGE]))).toBeCloseTo(tinted / 2, 6);
  });

  it.each<[string, readonly number[]]>([
    ['cheeks that shine', BARE.cheeks],
    ['hair over the forehead', BARE.forehead],
    ['a shadow on the nose', BARE.noseBridge],
  ])('is nothing for %s: another bare part is as under the eyes', (_, points) => {
    expect(of(picture([points, ORANGE]))).toBe(0);
  });

  it('counts from the mean step of bare eyes, in its standard deviations', () => {
    const steps: ColourSteps = {
      cheek: [
        [-0.3, 0, 0],
        [-0.3, 0, 0],
      ],
      forehead: [null, null],
      noseBridge: [null, null],
    };
    const spread = { ...SPREAD, mean: [-0.1, 0, 0] as const };
    expect(lensColour(steps, { ...ALIKE, cheek: spread })).toBeCloseTo(2, 9);
  });
});
