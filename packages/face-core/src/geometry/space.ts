/**
 * Coordinate spaces. All are pixels with x to the right and y down; (0, 0) is the outer corner of the first pixel, so that
 * pixel's centre is (0.5, 0.5) and a rectangle of the whole picture is {x: 0, y: 0, width, height}.
 *
 * - `camera`: the camera's picture; what a sample's `crop` is stated in
 * - `frame`: the picture a function was given
 * - `aligned`: the 112x112 picture made for feature extraction
 * - `portrait`: a picture of one person that leaves the server
 * - `model-input`: the picture a model is given
 */
export type Space = 'camera' | 'frame' | 'aligned' | 'portrait' | 'model-input';

/** Only a type: it keeps a point of one space from being passed where another space is meant. */
declare const space: unique symbol;

/** A point of a space; `z`, where a function gives one, has the unit of x. */
export interface Point<S extends Space> {
  readonly x: number;
  readonly y: number;
  readonly [space]?: S;
}

/** A point with depth: z grows away from the camera, 0 near the centre of the head. */
export interface Point3<S extends Space> extends Point<S> {
  readonly z: number;
}

/** An upright rectangle: its top left corner and its extent. */
export interface Rect<S extends Space> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly [space]?: S;
}

declare const unit: unique symbol;

/** An angle in degrees. */
export type Degrees = number & { readonly [unit]?: 'degrees' };

/** An angle in radians. */
export type Radians = number & { readonly [unit]?: 'radians' };
