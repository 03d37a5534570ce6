import { DLIB_MODELS } from './catalogue/dlib.ts';
import { FACEPLUGIN_MODELS } from './catalogue/faceplugin.ts';
import { MEDIAPIPE_MODELS } from './catalogue/mediapipe.ts';
import type { ModelFacts } from './catalogue/model-facts.ts';
import type { ModelName } from './names.ts';

export const CATALOGUE: Readonly<Record<ModelName, ModelFacts>> = {
  ...FACEPLUGIN_MODELS,
  ...MEDIAPIPE_MODELS,
  ...DLIB_MODELS,
};
