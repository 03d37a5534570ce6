/** Every model this package builds; the name is also the file's name below dist/onnx. */
export const MODEL_NAMES = [
  'fr_detect',
  'fr_feature',
  'fr_liveness',
  'fr_eye',
  'facemesh',
  'blazeface_short',
  'blazeface_full',
  'selfie_segmentation',
  'dlib_resnet',
] as const;

export type ModelName = (typeof MODEL_NAMES)[number];
