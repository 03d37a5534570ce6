import type { Point, Space } from './space.ts';

/** x' = a x + b y + tx, y' = c x + d y + ty, from one space to another. */
export interface Affine<From extends Space, To extends Space> {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly tx: number;
  readonly ty: number;
  /** Only a type: the spaces it leads from and to. */
  readonly spaces?: (from: From) => To;
}

/** The point that a map leads to. */
export function applyAffine<From extends Space, To extends Space>(
  map: Affine<From, To>,
  point: Point<From>,
): Point<To> {
  return {
    x: map.a * point.x + map.b * point.y + map.tx,
    y: map.c * point.x + map.d * point.y + map.ty,
  };
}

/** The map that leads back. @throws RangeError when the map has none */
export function invertAffine<From extends Space, To extends Space>(
  map: Affine<From, To>,
): Affine<To, From> {
  const { a, b, c, d, tx, ty } = map;
  const determinant = a * d - b * c;
  if (!(Math.abs(determinant) > 1e-12)) throw new RangeError('the map cannot be inverted');
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    tx: (b * ty - d * tx) / determinant,
    ty: (c * tx - a * ty) / determinant,
  };
}

/** The map that leads first by `first`, then by `then`. */
export function composeAffine<From extends Space, Via extends Space, To extends Space>(
  first: Affine<From, Via>,
  then: Affine<Via, To>,
): Affine<From, To> {
  return {
    a: then.a * first.a + then.b * first.c,
    b: then.a * first.b + then.b * first.d,
    c: then.c * first.a + then.d * first.c,
    d: then.c * first.b + then.d * first.d,
    tx: then.a * first.tx + then.b * first.ty + then.tx,
    ty: then.c * first.tx + then.d * first.ty + then.ty,
  };
}

/** How much longer a length becomes by the map (square root of the area's factor). */
export function affineScale<From extends Space, To extends Space>(map: Affine<From, To>): number {
  return Math.sqrt(Math.abs(map.a * map.d - map.b * map.c));
}
