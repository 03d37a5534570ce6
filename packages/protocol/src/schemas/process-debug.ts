import type { IcaoFields } from './icao-data.ts';
import { nullable } from './fields.ts';
import { closedObject } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/**
 * Where the face of a capture is. Pixels of the `primary` picture (480×640), x to the right, y down, (0, 0) at the outer corner
 * of its first pixel; not mirrored. May leave the picture.
 */
export interface FacePlace {
  /** What the detector saw: forehead to chin. */
  box: { x: number; y: number; width: number; height: number };
  /** [x, y] of each of the 468 points of MediaPipe's canonical face model, in its order. */
  landmarks: [x: number, y: number][];
}

/** A rule of `is_compliant`: the field is to lie above or below a number, or to be true or false. */
export interface IcaoRule {
  field: Exclude<keyof IcaoFields, 'is_compliant'>;
  above?: number;
  below?: number;
  is?: boolean;
  /** Whether it does; `null`: not measured. */
  holds: boolean | null;
}

/** How an answer of the process endpoint came about: for eyes and tools, not for decisions. Its members may change. */
export interface ProcessDebug {
  /** Milliseconds by stage; `inference` is the time spent inside the models, in whatever stage. */
  stages?: Record<string, number>;
  /** Absent where no face was examined, and where templates are encrypted: a face's geometry tells of its person, too. */
  face?: FacePlace;
  /** With `icao_data`: the rules that `is_compliant` sums up. */
  icao_rules?: IcaoRule[];
}

const NUMBER: JsonSchema = { type: 'number' };

const FACE_PLACE = closedObject({
  box: closedObject({ x: NUMBER, y: NUMBER, width: NUMBER, height: NUMBER }),
  landmarks: {
    type: 'array',
    items: { type: 'array', items: NUMBER, minItems: 2, maxItems: 2 },
  },
});

const ICAO_RULE = closedObject(
  {
    field: { type: 'string' },
    above: NUMBER,
    below: NUMBER,
    is: { type: 'boolean' },
    holds: nullable({ type: 'boolean' }),
  },
  ['above', 'below', 'is'],
);

/** Members that are not known are allowed. */
export const PROCESS_DEBUG: JsonSchema = {
  type: 'object',
  properties: {
    stages: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } },
    face: FACE_PLACE,
    icao_rules: { type: 'array', items: ICAO_RULE },
  },
};
