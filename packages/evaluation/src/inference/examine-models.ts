import {
  EXAMINE_MODEL_NAMES,
  type AddedPadModel,
  type ExamineModels,
  type ExamineRole,
  type Inference,
} from '@iws/face-core';
import { addedPadModels, loadModel, type ModelPack } from '@iws/models';
import { openInference } from '@iws/models/inference';

/** Opens the models of the server's examination, and those of packs, verified and on the CPU, one thread each. */
export async function openExamineModels(packs: readonly ModelPack[] = []): Promise<ExamineModels> {
  const open = async (role: ExamineRole): Promise<Inference> =>
    openInference(await loadModel(EXAMINE_MODEL_NAMES[role]));
  const addedPad: AddedPadModel[] = [];
  for (const { weights, ...model } of addedPadModels(packs)) {
    addedPad.push({ ...model, inference: await openInference(weights) });
  }
  return {
    faceDetector: await open('faceDetector'),
    faceLandmarks: await open('faceLandmarks'),
    eyeState: await open('eyeState'),
    pad: await open('pad'),
    features: await open('features'),
    addedPad,
    segmentation: await open('segmentation'),
  };
}
