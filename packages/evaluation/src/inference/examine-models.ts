import { EXAMINE_MODEL_NAMES, type ExamineModels, type Inference } from '@iws/face-core';
import { loadModel } from '@iws/models';
import { openInference } from '@iws/models/inference';

/** Opens the models of the server's examination, verified and on the CPU, one thread each. */
export async function openExamineModels(): Promise<ExamineModels> {
  const open = async (role: keyof ExamineModels): Promise<Inference> =>
    openInference(await loadModel(EXAMINE_MODEL_NAMES[role]));
  return {
    faceDetector: await open('faceDetector'),
    faceLandmarks: await open('faceLandmarks'),
    eyeState: await open('eyeState'),
    pad: await open('pad'),
    features: await open('features'),
  };
}
