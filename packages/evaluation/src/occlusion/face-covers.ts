import type { Image, Point } from '@iws/face-core';
import { between, type FaceFrame } from './face-frame.ts';
import type { Layer } from './layer.ts';
import {
  blotches,
  clothColour,
  fromPicture,
  pattern,
  plain,
  shaded,
  type Colour,
  type Paint,
} from './paint.ts';
import type { Random } from './random.ts';
import { capsule, polygon, union, type Shape } from './shape.ts';

type Place = Point<'frame'>;

/** The outline of the lower face in the mesh, from the subject's right ear over the chin to the left ear. */
const JAW = [
  234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323,
  454,
];
/** Down the middle of the face: between the eyes, bridge and tip of the nose, below it, lips, below them. */
const MIDLINE = [168, 6, 197, 195, 5, 4];

/** A cloth: one colour, a pattern, blotches or part of another picture, with folds of light and shade. */
export function cloth(random: Random, unit: number, other: Image, colour: Colour): Paint {
  const second = clothColour(random);
  const kind = random.next();
  const surface =
    kind < 0.55
      ? plain(colour)
      : kind < 0.72
        ? pattern(random, colour, second, unit * random.between(0.06, 0.5))
        : kind < 0.87
          ? blotches(random, colour, second, unit * random.between(0.1, 0.8))
          : fromPicture(random, other, random.between(0.5, 2.5));
  return shaded(random, surface, unit * random.between(0.4, 2), random.between(0.02, 0.22));
}

/** Masks are often white, pale blue, grey or black; some have the wearer's own tone. */
function maskColour(random: Random, skin: Colour): Colour {
  if (random.chance(0.1)) {
    const factor = random.between(0.8, 1.25);
    return [skin[0] * factor, skin[1] * factor, skin[2] * factor];
  }
  const usual: readonly Colour[] = [
    [238, 240, 242],
    [180, 212, 232],
    [120, 175, 205],
    [25, 25, 28],
    [60, 62, 66],
    [130, 132, 136],
    [150, 205, 190],
    [240, 190, 205],
  ];
  if (random.chance(0.4)) return clothColour(random);
  const [red, green, blue] = random.pick(usual);
  const light = random.between(0.55, 1.08);
  return [red * light, green * light, blue * light];
}

/** A mask over nose and mouth; at times below the nose, at times below the chin only. */
export function faceMask(random: Random, face: FaceFrame, other: Image): Layer[] {
  const worn = random.next();
  const ridge =
    worn < 0.8
      ? face.point(random.pick(MIDLINE))
      : worn < 0.92
        ? between(face.point(2), face.point(0), random.next())
        : face.at(0, 1.45);
  const below = worn >= 0.92;
  const drop = below ? 3 : Math.floor(random.between(0, 4));
  const outline = JAW.slice(drop, JAW.length - drop).map((index) => face.point(index));
  const centre = face.at(0, 0.8);
  const swell = random.between(1, 1.12);
  const lower = random.between(0, 0.22) * face.unit;
  const jaw = outline.map((place, i) => {
    const depth = Math.sin((Math.PI * i) / (outline.length - 1));
    const wide = 1 + (swell - 1) * depth;
    const down = face.at(0, 1 + (lower / face.unit) * depth);
    const still = face.at(0, 1);
    return {
      x: centre.x + (place.x - centre.x) * wide + down.x - still.x,
      y: centre.y + (place.y - centre.y) * wide + down.y - still.y,
    };
  });
  const top = upperEdge(jaw, ridge, random.between(-0.1, 0.16) * face.unit, face);
  const shape = polygon([...jaw, ...top], face.edge * random.between(0.8, 2));
  const surface = cloth(random, face.unit, other, maskColour(random, face.skin));
  const layers: Layer[] = [];
  if (random.chance(0.6)) layers.push(straps(random, face, jaw));
  layers.push({ shape, paint: folds(random, face, surface), opacity: 1, kind: 'object' });
  return layers;
}

/** From the left end of the jaw over the ridge back to the right one, bent downwards under the eyes. */
function upperEdge(jaw: readonly Place[], ridge: Place, sag: number, face: FaceFrame): Place[] {
  const left = jaw.at(-1) ?? ridge;
  const right = jaw[0] ?? ridge;
  const zero = face.at(0, 0);
  const down = face.at(0, sag / face.unit);
  const bent = (a: Place, b: Place, t: number): Place => {
    const on = between(a, b, t);
    const bow = Math.sin(Math.PI * t);
    return { x: on.x + (down.x - zero.x) * bow, y: on.y + (down.y - zero.y) * bow };
  };
  return [
    ...[0.25, 0.5, 0.75].map((t) => bent(left, ridge, t)),
    ridge,
    ...[0.25, 0.5, 0.75].map((t) => bent(ridge, right, t)),
  ];
}

/** Pleats across, a seam down the middle, or nothing; darker towards the sides as a curved surface is. */
function folds(random: Random, face: FaceFrame, surface: Paint): Paint {
  const kind = random.pick(['pleats', 'seam', 'none'] as const);
  const origin = face.at(0, 0);
  const cos = Math.cos(face.tilt) / face.unit;
  const sin = Math.sin(face.tilt) / face.unit;
  const rate = random.between(8, 24);
  const depth = random.between(0.03, 0.15);
  const curve = random.between(0, 0.35);
  const lean = random.between(-0.3, 0.3);
  return (x, y, out) => {
    surface(x, y, out);
    const u = (x - origin.x) * cos + (y - origin.y) * sin;
    const v = (y - origin.y) * cos - (x - origin.x) * sin;
    let light = 1 - curve * u * u + lean * u;
    if (kind === 'pleats') light -= depth * Math.max(0, Math.sin(v * rate)) ** 3;
    if (kind === 'seam') light -= 2 * depth * Math.exp(-((u / 0.03) ** 2));
    for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) * light;
  };
}

function straps(random: Random, face: FaceFrame, jaw: readonly Place[]): Layer {
  const width = face.unit * random.between(0.015, 0.05);
  const reach = (place: Place | undefined, side: number): Shape => {
    const start = place ?? face.at(side, 0.6);
    return capsule(start, face.at(side * 1.5, random.between(0, 0.8)), width, width, face.edge);
  };
  return {
    shape: union([
      reach(jaw[0], -1),
      reach(jaw[3], -1),
      reach(jaw.at(-1), 1),
      reach(jaw.at(-4), 1),
    ]),
    paint: plain(clothColour(random)),
    opacity: 1,
    kind: 'object',
  };
}

/** A scarf, veil or collar pulled up: everything below a wavy line, wider than the face. */
export function scarf(random: Random, face: FaceFrame, other: Image): Layer[] {
  const height = random.between(0.15, 1.7);
  const slant = random.between(-0.25, 0.25);
  const top = [-2.4, -1.2, -0.6, 0, 0.6, 1.2, 2.4].map((u) =>
    face.at(u, height + slant * u + random.between(-0.08, 0.08)),
  );
  const shape = polygon([...top, face.at(2.4, 4.5), face.at(-2.4, 4.5)], face.edge * 1.5);
  const paint = folds(random, face, cloth(random, face.unit, other, clothColour(random)));
  return [{ shape, paint, opacity: 1, kind: 'object' }];
}

/** A hat, cap, helmet or headscarf: everything above a curved line on the forehead, at times down to the eyes. */
export function hat(random: Random, face: FaceFrame, other: Image): Layer[] {
  const brim = random.between(-1.1, -0.1);
  const bow = random.between(-0.25, 0.25);
  const slant = random.between(-0.15, 0.15);
  const lower = [-2.2, -1.1, -0.55, 0, 0.55, 1.1, 2.2].map((u) =>
    face.at(u, brim + bow * (u * u - 0.6) * 0.5 + slant * u),
  );
  const shape = polygon([...lower, face.at(2.2, -3.5), face.at(-2.2, -3.5)], face.edge * 1.5);
  const paint = cloth(random, face.unit, other, clothColour(random));
  return [{ shape, paint, opacity: 1, kind: 'object' }];
}
