import { EXAMINE_MODEL_NAMES, OBSERVE_MODEL_NAMES } from '../src/index.ts';
import type { ExamineRole, Inference, ObserveModels } from '../src/index.ts';
import { nodeHost } from './golden/node-host.ts';

/** A model of which every run is counted. */
export interface CountedModel extends Inference {
  readonly runs: () => number;
}

const counted = async (name: Parameters<typeof nodeHost.openModel>[0]): Promise<CountedModel> => {
  const model = await nodeHost.openModel(name);
  let runs = 0;
  return {
    ...model,
    run: (inputs) => {
      runs += 1;
      return model.run(inputs);
    },
    runs: () => runs,
  };
};

/** The real models of the server's examination. */
export async function examineModels(): Promise<Record<ExamineRole, CountedModel>> {
  return {
    faceDetector: await counted(EXAMINE_MODEL_NAMES.faceDetector),
    faceLandmarks: await counted(EXAMINE_MODEL_NAMES.faceLandmarks),
    eyeState: await counted(EXAMINE_MODEL_NAMES.eyeState),
    pad: await counted(EXAMINE_MODEL_NAMES.pad),
    features: await counted(EXAMINE_MODEL_NAMES.features),
    segmentation: await counted(EXAMINE_MODEL_NAMES.segmentation),
  };
}

/** The real models of the browser's observation. */
export async function observeModels(): Promise<Record<keyof ObserveModels, CountedModel>> {
  return {
    faceDetector: await counted(OBSERVE_MODEL_NAMES.faceDetector),
    faceLandmarks: await counted(OBSERVE_MODEL_NAMES.faceLandmarks),
    eyeState: await counted(OBSERVE_MODEL_NAMES.eyeState),
  };
}
