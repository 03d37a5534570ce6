import type { Image, Inference } from '../../src/index.ts';

/** The models that the golden numbers and the tests beside them are measured with. */
export type GoldenModel =
  | 'fr_detect'
  | 'fr_feature'
  | 'fr_liveness'
  | 'fr_eye'
  | 'facemesh'
  | 'blazeface_short'
  | 'blazeface_full'
  | 'dlib_resnet'
  | 'selfie_segmentation';

/** The pictures that they are measured on. */
export const GOLDEN_PICTURES = [
  'selfie',
  'selfie-tilted',
  'other-person',
  'third-person',
  'group',
  'rephotographed',
  'empty',
  'primary',
  'context',
] as const;

export type GoldenPicture = (typeof GOLDEN_PICTURES)[number];

/** One JavaScript host with its inference runtime. Every host sees the same pixels and the same weights. */
export interface GoldenHost {
  openModel(name: GoldenModel): Promise<Inference>;
  picture(name: GoldenPicture): Promise<Image>;
}
