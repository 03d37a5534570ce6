import type { ExamineStage, ExamineTimings } from './examination.ts';
import type { ExamineModels, Inference } from './inference.ts';

/** Times the stages of one examination and, apart from them, the models. */
export interface Stopwatch {
  /** The same models; the time inside them is added up. */
  readonly models: ExamineModels;
  /** Runs a stage and adds its time to the stage's. */
  readonly stage: <T>(name: ExamineStage, work: () => Promise<T>) => Promise<T>;
  readonly timings: () => ExamineTimings;
}

/** Starts now. @param clock milliseconds from any start */
export function startStopwatch(models: ExamineModels, clock: () => number): Stopwatch {
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
  return {
    models: {
      faceDetector: timed(models.faceDetector),
      faceLandmarks: timed(models.faceLandmarks),
      eyeState: timed(models.eyeState),
      pad: timed(models.pad),
      features: timed(models.features),
      addedPad: (models.addedPad ?? []).map((added) => ({
        ...added,
        inference: timed(added.inference),
      })),
      ...(models.segmentation ? { segmentation: timed(models.segmentation) } : {}),
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
