import type { InputFormat } from '../image/model-input.ts';
import type { Inference } from '../inference/inference.ts';
import { ALIGNED_SIDE, ARCFACE_POINTS, type ReferencePoints } from './align-face.ts';

/** How a comparison model wants a face, and how many numbers it makes of it. */
export interface RecogniserFormat {
  readonly input: InputFormat;
  readonly reference: ReferencePoints;
  readonly dimensions: number;
}

/** A comparison model: it turns an aligned face into features. */
export interface Recogniser extends RecogniserFormat {
  readonly inference: Inference;
}

/** The model `fr_feature`. */
export const FR_FEATURE: RecogniserFormat = {
  input: {
    width: ALIGNED_SIDE,
    height: ALIGNED_SIDE,
    colour: 'BGR',
    mean: 127.5,
    scale: 1 / 127.5,
  },
  reference: ARCFACE_POINTS,
  dimensions: 512,
};

/**
 * The model `dlib_resnet`. The points are those of the mean face that dlib's own crop of 150x150 with a border of a quarter is made with
 * (King, dlib: `get_face_chip_details`): eye centres, nose tip and mouth corners of its 68 points.
 */
export const DLIB_RESNET: RecogniserFormat = {
  input: { width: 150, height: 150, colour: 'RGB', mean: 0, scale: 1 / 255 },
  reference: [
    { x: 47.55, y: 46.6 },
    { x: 100.48, y: 46.6 },
    { x: 74.01, y: 76.56 },
    { x: 50.41, y: 103.02 },
    { x: 97.61, y: 103.02 },
  ],
  dimensions: 128,
};
