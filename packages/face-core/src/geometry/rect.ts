import type { Affine } from './affine.ts';
import type { Point, Rect, Space } from './space.ts';

/** The middle of a rectangle. */
export function rectCentre<S extends Space>(rect: Rect<S>): Point<S> {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** Area in square pixels; 0 for a rectangle without extent. */
export function rectArea(rect: Rect<Space>): number {
  return Math.max(0, rect.width) * Math.max(0, rect.height);
}

/** The part that two rectangles share; without extent when they share none. */
export function intersectRects<S extends Space>(a: Rect<S>, b: Rect<S>): Rect<S> {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** Intersection over union, 0..1. */
export function overlap<S extends Space>(a: Rect<S>, b: Rect<S>): number {
  const shared = rectArea(intersectRects(a, b));
  const all = rectArea(a) + rectArea(b) - shared;
  return all > 0 ? shared / all : 0;
}

/** The square around a rectangle's centre whose side is `factor` times the rectangle's longer side. */
export function squareAround<S extends Space>(rect: Rect<S>, factor: number): Rect<S> {
  const side = Math.max(rect.width, rect.height) * factor;
  const centre = rectCentre<S>(rect);
  return { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
}

/**
 * Shifts a rectangle into a picture as far as it fits: on an axis on which it is longer than the picture it is
 * centred on the picture, so that both sides leave it by the same length.
 */
export function shiftInside(
  rect: Rect<'frame'>,
  frame: { readonly width: number; readonly height: number },
): Rect<'frame'> {
  return {
    x: shiftAxis(rect.x, rect.width, frame.width),
    y: shiftAxis(rect.y, rect.height, frame.height),
    width: rect.width,
    height: rect.height,
  };
}

function shiftAxis(start: number, length: number, size: number): number {
  if (length >= size) return (size - length) / 2;
  return Math.min(Math.max(start, 0), size - length);
}

/** The upright rectangle around points. @throws RangeError without any point */
export function boundingRect<S extends Space>(points: readonly Point<S>[]): Rect<S> {
  if (points.length === 0) throw new RangeError('no points to bound');
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The map from a picture that shows `shown`, stretched to its width and height, to the space of `shown`. */
export function fromPictureOf<From extends Space, To extends Space>(
  shown: Rect<To>,
  picture: { readonly width: number; readonly height: number },
): Affine<From, To> {
  return {
    a: shown.width / picture.width,
    b: 0,
    c: 0,
    d: shown.height / picture.height,
    tx: shown.x,
    ty: shown.y,
  };
}
