import type { ExamineStage, ExamineTimings } from './examination.ts';
import type { BlazeFacePair, FaceDetector } from '../detection/face-detector.ts';
import type { Inference } from '../inference/inference.ts';
import type { AvailableModels } from './examine-models.ts';

/** Times the stages of one examination and, apart from them, the models. */
export interface Stopwatch {
  /** The same models; the time inside them is added up. */
  readonly models: AvailableModels;
  /** Runs a stage and adds its time to the stage's. */
  readonly stage: <T>(name: ExamineStage, work: () => Promise<T>) => Promise<T>;
  readonly timings: () => ExamineTimings;
}

/** Starts now. @param clock milliseconds from any start */
export function startStopwatch(models: AvailableModels, clock: () => number): Stopwatch {
  const start = clock();
  const stages: Partial<Record<ExamineStage, number>> = {};
  let inference = 0;
  const timed = (model: Inference): Inference => ({
    inputNames: model.inputNames,
    outputNames: model.outputNames,
    async run(inputs) {
      const from = clock();
      const outputs = await model.run(inputs);
      inference += clock() - from;
      return outputs;
    },
  });
  const timedPair = ({ shortRange, fullRange }: BlazeFacePair): BlazeFacePair => ({
    shortRange: timed(shortRange),
    fullRange: timed(fullRange),
  });
  const timedDetector = (detector: FaceDetector): FaceDetector =>
    'run' in detector ? timed(detector) : timedPair(detector);
  const { eyeState, pad, features, recogniser, segmentation, coveredFaceDetector } = models;
  return {
    models: {
      faceDetector: timedDetector(models.faceDetector),
      faceLandmarks: timed(models.faceLandmarks),
      ...(eyeState && { eyeState: timed(eyeState) }),
      ...(pad && { pad: timed(pad) }),
      ...(features && { features: timed(features) }),
      ...(recogniser && {
        recogniser: { ...recogniser, inference: timed(recogniser.inference) },
      }),
      addedPad: (models.addedPad ?? []).map((added) => ({
        ...added,
        inference: timed(added.inference),
      })),
      ...(segmentation && { segmentation: timed(segmentation) }),
      ...(coveredFaceDetector && { coveredFaceDetector: timedPair(coveredFaceDetector) }),
    },
    async stage(name, work) {
      const from = clock();
      const result = await work();
      stages[name] = (stages[name] ?? 0) + clock() - from;
      return result;
    },
    timings: () => ({ stages: { ...stages }, inference, total: clock() - start }),
  };
}
