import type { FaceMesh, Image } from '@iws/face-core';
import { faceMask, hat, scarf } from './face-covers.ts';
import { faceFrame, type FaceFrame } from './face-frame.ts';
import { clearGlasses, darkGlasses, glare } from './glasses.ts';
import { cover, type Covered, type Layer } from './layer.ts';
import { block, cup, hair, hand, microphone, phone } from './objects.ts';
import type { Random } from './random.ts';
import { text } from './text.ts';

/** One way of covering a face; `other` is a picture that surfaces may borrow their texture from. */
type Occluder = (random: Random, face: FaceFrame, other: Image) => Layer[];

/** Every kind of occluder, and how often it is drawn relative to the others. */
export const OCCLUDERS = {
  mask: { make: faceMask, weight: 5 },
  'dark-glasses': { make: darkGlasses, weight: 4 },
  'clear-glasses': { make: clearGlasses, weight: 3 },
  glare: { make: glare, weight: 3 },
  hand: { make: hand, weight: 4 },
  scarf: { make: scarf, weight: 2 },
  hat: { make: hat, weight: 2 },
  hair: { make: hair, weight: 2 },
  block: { make: block, weight: 3 },
  phone: { make: phone, weight: 1.5 },
  cup: { make: cup, weight: 1.5 },
  microphone: { make: microphone, weight: 1 },
  text: { make: text, weight: 1.5 },
} as const satisfies Record<string, { make: Occluder; weight: number }>;

export type OccluderKind = keyof typeof OCCLUDERS;

export const OCCLUDER_KINDS = Object.keys(OCCLUDERS) as OccluderKind[];

/** How often a drawn face is left as it is, and how often it gets two occluders. */
const NONE = 0.2;
const TWO = 0.25;

/** Draws what a face is covered by: nothing, one kind or two. */
export function drawKinds(random: Random): OccluderKind[] {
  if (random.chance(NONE)) return [];
  const first = drawKind(random);
  return random.chance(TWO) ? [first, drawKind(random)] : [first];
}

/** Draws a kind by the weights. */
export function drawKind(random: Random): OccluderKind {
  const total = OCCLUDER_KINDS.reduce((sum, kind) => sum + OCCLUDERS[kind].weight, 0);
  let left = random.between(0, total);
  for (const kind of OCCLUDER_KINDS) {
    left -= OCCLUDERS[kind].weight;
    if (left < 0) return kind;
  }
  return 'block';
}

/**
 * Covers a face by occluders of the given kinds, the first one lowest.
 *
 * @param mesh of the uncovered face, in pixels of the picture
 */
export function occlude(
  image: Image,
  mesh: FaceMesh<'frame'>,
  kinds: readonly OccluderKind[],
  other: Image,
  random: Random,
): Covered {
  const face = faceFrame(mesh, image);
  return cover(
    image,
    kinds.flatMap((kind) => OCCLUDERS[kind].make(random, face, other)),
  );
}
