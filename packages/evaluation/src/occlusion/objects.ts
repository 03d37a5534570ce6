import type { Image, Point } from '@iws/face-core';
import { cloth } from './face-covers.ts';
import type { FaceFrame } from './face-frame.ts';
import type { Layer } from './layer.ts';
import {
  clothColour,
  fromHsv,
  fromPicture,
  plain,
  shaded,
  skinColour,
  type Colour,
  type Paint,
} from './paint.ts';
import type { Random } from './random.ts';
import { capsule, polygon, superellipse, union, type Shape } from './shape.ts';

type Place = Point<'frame'>;

/** A place of the face where an object is held, as `at` of FaceFrame takes it. */
function target(random: Random): readonly [u: number, v: number] {
  const [u, v] = random.pick([
    [-0.5, 0],
    [0.5, 0],
    [0, 0.55],
    [0, 1.05],
    [0, 1.5],
    [-0.85, 0.6],
    [0.85, 0.6],
    [0, -0.6],
    [0, 0],
  ] as const);
  return [u + random.between(-0.2, 0.2), v + random.between(-0.2, 0.2)];
}

/** A hand: palm and fingers from one side, in any skin tone, often the person's own. */
export function hand(random: Random, face: FaceFrame): Layer[] {
  const [u, v] = target(random);
  const from = random.between(0, 2 * Math.PI);
  const size = random.between(0.7, 1.15);
  const cos = Math.cos(from) * size;
  const sin = Math.sin(from) * size;
  // Along the hand (towards the fingertips) and across it.
  const place = (along: number, across: number): Place =>
    face.at(u + cos * along - sin * across, v + sin * along + cos * across);
  const unit = face.unit * size;
  const spread = random.between(0.02, 0.1);
  const bent = random.between(0.2, 0.8);
  const fingers = [-0.33, -0.11, 0.11, 0.33].flatMap((across, i) => {
    const length = bent * (i === 0 || i === 3 ? 0.8 : 1) + random.between(-0.05, 0.05);
    const wide = 0.105 * unit;
    const knuckle = place(0, across);
    const tip = place(length, across * (1 + spread * 8 * length));
    return [capsule(knuckle, tip, wide, wide * 0.8, face.edge * 1.2)];
  });
  const palm = [
    capsule(place(-0.1, -0.22), place(-0.75, -0.18), 0.24 * unit, 0.22 * unit, face.edge * 1.2),
    capsule(place(-0.1, 0.22), place(-0.75, 0.18), 0.24 * unit, 0.22 * unit, face.edge * 1.2),
    capsule(place(-0.7, 0), place(-2.5, 0), 0.28 * unit, 0.25 * unit, face.edge * 1.2),
  ];
  const thumb = capsule(place(-0.55, 0.35), place(-0.1, 0.62), 0.13 * unit, 0.1 * unit, face.edge);
  const parts = [...palm, ...(random.chance(0.7) ? [thumb] : []), ...fingers];
  const skin: Colour = random.chance(0.5) ? jitter(random, face.skin, 0.15) : skinColour(random);
  const paint = shaded(random, plain(skin), unit * 0.6, random.between(0.05, 0.15));
  // Each part is drawn by itself over its own shadow, so that fingers show their sides.
  return parts.flatMap((shape): Layer[] => [
    { shape, paint: rounded(shape, paint), opacity: 1, kind: 'object' },
  ]);
}

/** Darker where the shape's soft edge begins to fall off. */
function rounded(shape: Shape, paint: Paint): Paint {
  return (x, y, out) => {
    paint(x, y, out);
    const reach = 1.5;
    const inner = Math.min(
      shape.coverage(x - reach, y),
      shape.coverage(x + reach, y),
      shape.coverage(x, y - reach),
      shape.coverage(x, y + reach),
    );
    const light = 0.72 + 0.28 * inner;
    for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) * light;
  };
}

function jitter(random: Random, colour: Colour, amount: number): Colour {
  const light = 1 + random.between(-amount, amount);
  return [
    colour[0] * light * (1 + random.between(-0.05, 0.05)),
    colour[1] * light * (1 + random.between(-0.05, 0.05)),
    colour[2] * light * (1 + random.between(-0.05, 0.05)),
  ];
}

/** Strands of hair that fall from above: a few thin ones, a fringe, or a curtain on one side. */
export function hair(random: Random, face: FaceFrame): Layer[] {
  const dark = random.chance(0.7);
  const colour: Colour = dark
    ? fromHsv(random.between(0.02, 0.12), random.between(0.1, 0.6), random.between(0.04, 0.3))
    : fromHsv(random.between(0.05, 0.13), random.between(0.05, 0.6), random.between(0.35, 0.85));
  const centre = random.between(-1, 1);
  const width = random.between(0.15, 1);
  const length = random.between(-0.5, 0.9);
  const sway = random.between(-0.5, 0.5);
  const strands = Array.from({ length: Math.round(random.between(6, 90)) }, (): Layer => {
    const u = centre + width * random.normal() * 0.5;
    const bottom = length + random.normal() * 0.15;
    const thick = face.unit * random.between(0.008, 0.03);
    const root = face.at(u, -1.6);
    const bend = face.at(u + sway * 0.3, (bottom - 1.6) / 2);
    const tip = face.at(u + sway + random.between(-0.1, 0.1), bottom);
    return {
      shape: union([
        capsule(root, bend, thick, thick, face.edge),
        capsule(bend, tip, thick, thick * 0.4, face.edge),
      ]),
      paint: plain(jitter(random, colour, 0.3)),
      opacity: random.between(0.7, 1),
      kind: 'object',
    };
  });
  return strands;
}

/** A box of any size and turn: plain, patterned, or part of another picture. */
export function block(random: Random, face: FaceFrame, other: Image): Layer[] {
  const [u, v] = target(random);
  const shape = superellipse(
    face.at(u, v),
    face.unit * random.between(0.2, 0.9),
    face.unit * random.between(0.15, 0.8),
    face.tilt + (random.chance(0.5) ? 0 : random.between(-1.5, 1.5)),
    random.pick([2, 4, 20]),
    face.edge * random.between(0.7, 3),
  );
  const paint = random.chance(0.4)
    ? fromPicture(random, other, random.between(0.4, 3))
    : cloth(random, face.unit, other, clothColour(random));
  return [
    { shape, paint, opacity: random.chance(0.85) ? 1 : random.between(0.5, 1), kind: 'object' },
  ];
}

/** A telephone held before the face: a dark or coloured slab with a rim and lenses, or a lit screen. */
export function phone(random: Random, face: FaceFrame, other: Image): Layer[] {
  const [u, v] = target(random);
  const turn = face.tilt + random.between(-0.6, 0.6) + (random.chance(0.3) ? Math.PI / 2 : 0);
  const wide = face.unit * random.between(0.4, 0.6);
  const centre = face.at(u, v);
  const body = superellipse(centre, wide, wide * 2, turn, 12, face.edge);
  const colour = random.chance(0.7)
    ? fromHsv(0.6, 0.1, random.between(0.03, 0.3))
    : clothColour(random);
  const cos = Math.cos(turn) * wide;
  const sin = Math.sin(turn) * wide;
  const lens = (x: number, y: number): Layer => ({
    shape: superellipse(
      { x: centre.x + x * cos - y * sin, y: centre.y + x * sin + y * cos },
      wide * 0.16,
      wide * 0.16,
      0,
      2,
      face.edge,
    ),
    paint: plain([12, 12, 16]),
    opacity: 1,
    kind: 'object',
  });
  const screen = superellipse(centre, wide * 0.9, wide * 1.85, turn, 12, face.edge);
  const lit = random.chance(0.3)
    ? [{ shape: screen, paint: fromPicture(random, other, 1), opacity: 1, kind: 'object' } as const]
    : [lens(-0.55, -1.55), lens(-0.55, -1.1)];
  return [
    {
      shape: body,
      paint: shaded(random, plain(colour), face.unit, 0.1),
      opacity: 1,
      kind: 'object',
    },
    ...lit,
  ];
}

/** A cup at the mouth: tapered sides, a rim, at times a handle or a sleeve. */
export function cup(random: Random, face: FaceFrame, other: Image): Layer[] {
  const u = random.between(-0.3, 0.3);
  const v = random.between(0.6, 1.2);
  const top = random.between(0.35, 0.6);
  const low = top * random.between(0.6, 1);
  const height = random.between(0.8, 1.6);
  const lean = random.between(-0.2, 0.2);
  const surface = cloth(random, face.unit, other, clothColour(random));
  const sides = polygon(
    [
      face.at(u - top, v),
      face.at(u + top, v),
      face.at(u + low + lean, v + height),
      face.at(u - low + lean, v + height),
    ],
    face.edge,
  );
  const rim = superellipse(
    face.at(u, v),
    top * face.unit,
    0.12 * face.unit,
    face.tilt,
    2,
    face.edge,
  );
  return [
    { shape: sides, paint: surface, opacity: 1, kind: 'object' },
    { shape: rim, paint: plain(clothColour(random)), opacity: 1, kind: 'object' },
  ];
}

/** A microphone before mouth or chin: a ball of mesh on a stick. */
export function microphone(random: Random, face: FaceFrame): Layer[] {
  const head = face.at(random.between(-0.4, 0.4), random.between(0.9, 1.6));
  const radius = face.unit * random.between(0.15, 0.38);
  const end = face.at(random.between(-1.5, 1.5), 3);
  const dark = fromHsv(random.next(), 0.15, random.between(0.05, 0.5));
  return [
    {
      shape: capsule(head, end, radius * 0.6, radius * 0.5, face.edge),
      paint: plain(dark),
      opacity: 1,
      kind: 'object',
    },
    {
      shape: superellipse(head, radius, radius, 0, 2, face.edge * 1.5),
      paint: shaded(random, plain(random.chance(0.7) ? dark : clothColour(random)), radius, 0.25),
      opacity: 1,
      kind: 'object',
    },
  ];
}
