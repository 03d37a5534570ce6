import { ModelPackError, readModelPack, type ModelPack } from '@iws/models';
import type { WorkerSettings } from './jobs.ts';

/**
 * Reads and verifies the model packs that the settings name.
 *
 * @throws ModelPackError, also when two packs add PAD models: a calibration holds for one set of models
 */
export async function readModelPacks({
  modelPacks,
}: Pick<WorkerSettings, 'modelPacks'>): Promise<ModelPack[]> {
  const packs: ModelPack[] = [];
  for (const folder of modelPacks) packs.push(await readModelPack(folder));
  if (packs.length > 1) {
    const names = packs.map(({ name }) => name).join(' and ');
    throw new ModelPackError(
      `${names} both add PAD models: make one pack of them, and calibrate it`,
    );
  }
  return packs;
}
