import { FACEPLUGIN_MODELS } from './catalogue/faceplugin.ts';
import { MEDIAPIPE_MODELS } from './catalogue/mediapipe.ts';
import type { ModelEntry } from './manifest.ts';
import type { ModelName } from './names.ts';

/** What a person knows about a model; the rest of its manifest entry is measured or computed by the build. */
export type ModelFacts = Pick<
  ModelEntry,
  'role' | 'version' | 'source' | 'licence' | 'platforms' | 'input' | 'outputs'
> & {
  /** Input shape at which the cost is counted. */
  costShape: number[];
};

export const CATALOGUE: Readonly<Record<ModelName, ModelFacts>> = {
  ...FACEPLUGIN_MODELS,
  ...MEDIAPIPE_MODELS,
};
