import {
  DLIB_RESNET,
  FR_FEATURE,
  openExamineModels as openDefault,
  openModelSet,
  type AddedPadModel,
  type AvailableModels,
  type ExamineModels,
  type ModelSet,
  type Recogniser,
  type RecogniserFormat,
  type SetModelName,
} from '@iws/face-core';
import { addedPadModels, loadModel, type ModelPack, type PackedRecogniser } from '@iws/models';
import { openInference } from '@iws/models/inference';

const open = async (name: SetModelName) => openInference(await loadModel(name));

/** Opens the models of the server's examination, and those of packs, verified and on the CPU, one thread each. */
export async function openExamineModels(packs: readonly ModelPack[] = []): Promise<ExamineModels> {
  const addedPad: AddedPadModel[] = [];
  for (const { weights, ...model } of addedPadModels(packs)) {
    addedPad.push({ ...model, inference: await openInference(weights) });
  }
  return { ...(await openDefault(open)), addedPad };
}

/** Opens the models of a set in the same way. */
export const openSet = (set: ModelSet): Promise<AvailableModels> => openModelSet(set, open);

/** The comparison models of ours. */
export const RECOGNISERS = {
  fr_feature: FR_FEATURE,
  dlib_resnet: DLIB_RESNET,
} as const satisfies Partial<Record<SetModelName, RecogniserFormat>>;

export type RecogniserName = keyof typeof RECOGNISERS;

/** Opens a comparison model, ours or that of a pack. */
export async function openRecogniser(of: RecogniserName | PackedRecogniser): Promise<Recogniser> {
  if (typeof of === 'string') return { ...RECOGNISERS[of], inference: await open(of) };
  const { input, reference, dimensions, weights } = of;
  return { input, reference, dimensions, inference: await openInference(weights) };
}
