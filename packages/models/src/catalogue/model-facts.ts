import type { ModelEntry } from '../manifest.ts';

/** What a person knows about a model; the rest of its manifest entry is measured or computed by the build. */
export type ModelFacts = Pick<
  ModelEntry,
  'role' | 'version' | 'source' | 'licence' | 'platforms' | 'input' | 'outputs'
> & {
  /** Input shape at which the cost is counted. */
  costShape: number[];
};
