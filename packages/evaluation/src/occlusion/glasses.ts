import type { Point } from '@iws/face-core';
import type { FaceFrame } from './face-frame.ts';
import { middle } from './face-frame.ts';
import type { Layer } from './layer.ts';
import { blotches, clothColour, fromHsv, plain, shaded, type Colour, type Paint } from './paint.ts';
import type { Random } from './random.ts';
import { both, capsule, polygon, superellipse, union, without, type Shape } from './shape.ts';

interface Spectacles {
  /** The subject's right lens, then the left. */
  readonly lenses: readonly Shape[];
  readonly centres: readonly Point<'frame'>[];
  readonly frame: Layer;
  readonly width: number;
}

const EYES = [
  [33, 133, 159, 145],
  [263, 362, 386, 374],
];

function spectacles(random: Random, face: FaceFrame, large: boolean): Spectacles {
  const width = face.unit * (large ? random.between(0.4, 0.56) : random.between(0.33, 0.5));
  const height = width * (large ? random.between(0.6, 1) : random.between(0.45, 0.95));
  const power = random.between(2, 5);
  const lean = random.between(-0.15, 0.2);
  const drop = random.between(-0.05, 0.16) * face.unit;
  const rim = face.unit * (large ? random.between(0.005, 0.06) : random.between(0.008, 0.06));
  const eyes = EYES.map((indices) => middle(indices.map((index) => face.point(index))));
  const centres = eyes.map((eye, i) => {
    const out = (i === 0 ? -1 : 1) * random.between(0, 0.05) * face.unit;
    return {
      x: eye.x + out * Math.cos(face.tilt) - drop * Math.sin(face.tilt),
      y: eye.y + out * Math.sin(face.tilt) + drop * Math.cos(face.tilt),
    };
  });
  const shaped = (grow: number) =>
    centres.map((centre, i) =>
      superellipse(
        centre,
        width + grow,
        height + grow,
        face.tilt + (i === 0 ? lean : -lean),
        power,
        face.edge,
      ),
    );
  const lenses = shaped(0);
  const rims = shaped(rim).map((outer, i) => without(outer, lenses[i] ?? outer));
  const [right, left] = centres;
  if (!right || !left) throw new RangeError('two lenses were expected');
  const thin = Math.max(rim * 0.8, face.unit * 0.012);
  const bridge = capsule(right, left, thin, thin, face.edge);
  const arms = [
    capsule(right, face.at(-1.35, random.between(-0.15, 0.1)), thin, thin, face.edge),
    capsule(left, face.at(1.35, random.between(-0.15, 0.1)), thin, thin, face.edge),
  ];
  const outside = union(lenses);
  const frame: Layer = {
    shape: union([...rims, without(bridge, outside), ...arms.map((arm) => without(arm, outside))]),
    paint: plain(
      random.chance(0.6) ? fromHsv(0, 0, random.between(0.05, 0.3)) : clothColour(random),
    ),
    opacity: random.between(0.8, 1),
    kind: 'object',
  };
  return { lenses, centres, frame, width };
}

/** Dark lenses, opaque enough that no eye is seen; black, brown, blue, mirrored, with a gradient or a reflection. */
export function darkGlasses(random: Random, face: FaceFrame): Layer[] {
  const { lenses, frame } = spectacles(random, face, true);
  const value = random.chance(0.8) ? random.between(0.02, 0.28) : random.between(0.3, 0.6);
  const tint: Colour = fromHsv(random.next(), random.between(0, 0.55), value);
  const sky: Colour = fromHsv(
    random.between(0.4, 0.75),
    random.between(0, 0.4),
    random.between(0.2, 0.9),
  );
  // What a lens mirrors is smooth: sky, ground, a window.
  const mirrored = random.chance(0.4);
  const surface = mirrored
    ? blotches(random, tint, sky, face.unit * random.between(0.5, 2))
    : shaded(random, plain(tint), face.unit, random.between(0.05, 0.4));
  const opacity = random.between(0.82, 1);
  const layers: Layer[] = lenses.map((shape) => ({
    shape,
    paint: lighterBelow(random, face, surface),
    opacity,
    kind: 'dark-lens',
  }));
  if (random.chance(0.25)) {
    const shine = random.between(0.15, 0.6);
    for (const lens of lenses)
      layers.push({ ...reflection(random, face, lens, shine), kind: 'dark-lens' });
  }
  return [...layers, frame];
}

function lighterBelow(random: Random, face: FaceFrame, paint: Paint): Paint {
  const strength = random.chance(0.4) ? random.between(0.2, 1.2) : 0;
  const origin = face.at(0, 0);
  return (x, y, out) => {
    paint(x, y, out);
    const factor = 1 + strength * Math.max(0, (y - origin.y) / face.unit + 0.1);
    for (let c = 0; c < 3; c++) out[c] = (out[c] ?? 0) * factor;
  };
}

/** Clear or slightly tinted lenses in a frame: the eyes stay visible. */
export function clearGlasses(random: Random, face: FaceFrame): Layer[] {
  const { lenses, frame } = spectacles(random, face, false);
  const tint = fromHsv(random.next(), random.between(0, 0.4), random.between(0.2, 0.9));
  const opacity = random.chance(0.5) ? 0 : random.between(0, 0.3);
  const glass = lenses.map((shape): Layer => ({
    shape,
    paint: plain(tint),
    opacity,
    kind: 'object',
  }));
  // A faint sheen at a lens' rim is no reflection that hides the eye.
  const sheen = random.chance(0.4)
    ? lenses.map((lens): Layer => ({ ...reflection(random, face, lens, 0.15), kind: 'object' }))
    : [];
  return [...glass, ...sheen, frame];
}

/** Clear lenses of which one or both mirror a bright light in front of the eye. */
export function glare(random: Random, face: FaceFrame): Layer[] {
  const { lenses, centres, frame, width } = spectacles(random, face, false);
  const which = random.chance(0.5) ? [0, 1] : [random.pick([0, 1])];
  const layers: Layer[] = [];
  for (const i of which) {
    const lens = lenses[i];
    const centre = centres[i];
    if (!lens || !centre) continue;
    const bright = fromHsv(random.next(), random.between(0, 0.25), random.between(0.8, 1));
    const spots = Array.from({ length: random.chance(0.7) ? 1 : 2 }, () =>
      superellipse(
        {
          x: centre.x + width * random.between(-0.35, 0.35),
          y: centre.y + width * random.between(-0.25, 0.25),
        },
        width * random.between(0.35, 1),
        width * random.between(0.25, 0.8),
        random.between(0, Math.PI),
        random.between(2, 6),
        face.edge * random.between(1, 6),
      ),
    );
    const wide = random.chance(0.35);
    layers.push({
      shape: wide ? lens : both(lens, union(spots)),
      paint: shaded(random, plain(bright), face.unit, 0.1),
      opacity: random.between(0.6, 1),
      kind: 'glare',
    });
  }
  return [...layers, frame];
}

/** A bright slanted stripe within a lens. */
function reflection(
  random: Random,
  face: FaceFrame,
  lens: Shape,
  opacity: number,
): Omit<Layer, 'kind'> {
  const u = (lens.left + lens.right) / 2 + face.unit * random.between(-0.2, 0.2);
  const v = (lens.top + lens.bottom) / 2;
  const wide = face.unit * random.between(0.05, 0.2);
  const slant = face.unit * random.between(-0.3, 0.3);
  const high = face.unit;
  const stripe = polygon(
    [
      { x: u - wide - slant, y: v - high },
      { x: u + wide - slant, y: v - high },
      { x: u + wide + slant, y: v + high },
      { x: u - wide + slant, y: v + high },
    ],
    face.edge * random.between(1, 5),
  );
  return { shape: both(lens, stripe), paint: plain([250, 250, 255]), opacity };
}
