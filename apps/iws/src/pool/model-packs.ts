import { judgesLiveness } from '@iws/face-core';
import { ModelPackError, packedRecogniser, readModelPack, type ModelPack } from '@iws/models';
import type { WorkerSettings } from './jobs.ts';

/**
 * Reads and verifies the model packs that the settings name.
 *
 * @throws ModelPackError, also when two packs add PAD models (a calibration holds for one set of models) or bring comparison models,
 * or one adds PAD models to a set without ours
 */
export async function readModelPacks({
  modelPacks,
  modelSet,
}: Pick<WorkerSettings, 'modelPacks' | 'modelSet'>): Promise<ModelPack[]> {
  const packs: ModelPack[] = [];
  for (const folder of modelPacks) packs.push(await readModelPack(folder));
  const adding = packs.filter(addsPad);
  if (adding.length > 0 && !judgesLiveness(modelSet)) {
    throw new ModelPackError(
      `a pack's PAD models stand beside ours, which the model set ${modelSet} does not have`,
    );
  }
  if (adding.length > 1) {
    const names = adding.map(({ name }) => name).join(' and ');
    throw new ModelPackError(
      `${names} both add PAD models: make one pack of them, and calibrate it`,
    );
  }
  packedRecogniser(packs);
  return packs;
}

/** Whether a pack adds to the bona fide score. */
export const addsPad = ({ models }: ModelPack): boolean =>
  models.some(({ entry }) => entry.role === 'pad');
