import type { Rect } from '../geometry/space.ts';
import { cropInput } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { MASK_SIDE, type PersonMask } from '../segmentation/person-mask.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

const FORMAT: InputFormat = {
  width: MASK_SIDE,
  height: MASK_SIDE,
  colour: 'grey',
  mean: 0,
  scale: 1,
};
/** A cell of the mask is background up to this probability of the person. */
const BACKGROUND_TO = 0.1;
/** Cells between the person and what is measured: the outline itself is an edge, and hair is seen through. */
const MARGIN = 6;
/** With fewer cells of background (4 % of the picture) nothing can be said of it. */
const FEWEST = 0.04 * MASK_SIDE ** 2;

/**
 * backgroundUniformity (ISO/IEC 29794-5): native value is the mean grey gradient of the background, in grey levels from one 256th of
 * the picture to the next; 0 for one even surface. Not assessed where hardly any background is seen.
 */
export function backgroundUniformity(image: Image, mask: PersonMask, ramp: Ramp): QualityComponent {
  return component(backgroundGradient(image, mask), ramp);
}

/** The native value; NaN where too little background is seen. */
export function backgroundGradient(image: Image, mask: PersonMask): number {
  const whole: Rect<'frame'> = { x: 0, y: 0, width: image.width, height: image.height };
  const { data: grey } = cropInput(image, whole, FORMAT);
  const near = closeToPerson(mask);
  let sum = 0;
  let count = 0;
  for (let y = 0; y < MASK_SIDE - 1; y++) {
    for (let i = y * MASK_SIDE; i < y * MASK_SIDE + MASK_SIDE - 1; i++) {
      if (near[i]! > 0) continue;
      const across = grey[i + 1]! - grey[i]!;
      const down = grey[i + MASK_SIDE]! - grey[i]!;
      sum += Math.sqrt(across * across + down * down);
      count++;
    }
  }
  return count < FEWEST ? Number.NaN : sum / count;
}

/** 1 for every cell from which the person is at most MARGIN cells away, along rows and columns. */
function closeToPerson({ data }: PersonMask): Uint8Array {
  // Not Uint8Array.from with a function: that takes twenty milliseconds.
  const person = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) person[i] = data[i]! > BACKGROUND_TO ? 1 : 0;
  return grown(grown(person, 1), MASK_SIDE);
}

/** Grows what is set by MARGIN cells along one axis; `step` leads to the next cell on it. */
function grown(set: Uint8Array, step: number): Uint8Array {
  const out = new Uint8Array(set.length);
  const across = step === 1 ? MASK_SIDE : 1;
  for (let line = 0; line < MASK_SIDE; line++) {
    const first = line * across;
    const last = first + (MASK_SIDE - 1) * step;
    let left = 0;
    for (let i = first; i <= last; i += step, left--) {
      if (set[i] !== 0) left = MARGIN + 1;
      if (left > 0) out[i] = 1;
    }
    left = 0;
    for (let i = last; i >= first; i -= step, left--) {
      if (set[i] !== 0) left = MARGIN + 1;
      if (left > 0) out[i] = 1;
    }
  }
  return out;
}
