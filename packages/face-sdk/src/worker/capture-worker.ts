import {
  OBSERVE_MODEL_NAMES,
  observeFace,
  type FaceTrack,
  type Inference,
  type ObserveModels,
} from '@iws/face-core';
import { env } from 'onnxruntime-web/wasm';
import { cameraFinding } from './camera-finding.ts';
import type { WorkerAnswer, WorkerModel, WorkerRequest } from './messages.ts';
import { wasmBinary } from './wasm-binary.ts';
import { loadWasmModel } from './wasm-model.ts';
import { VERSION } from '../version.ts';

/** The worker's side: models are loaded once, then one frame at a time is observed. Answers are data, failures too. */
let models: ObserveModels | null = null;
let track: FaceTrack | null = null;

type Load = Extract<WorkerRequest, { kind: 'load' }>;
type Observe = Extract<WorkerRequest, { kind: 'observe' }>;

async function load({ id, assetsURL, threads, models: given }: Load): Promise<WorkerAnswer> {
  env.wasm.wasmPaths = assetsURL;
  env.wasm.numThreads = threads;
  env.wasm.wasmBinary = await wasmBinary(assetsURL);
  const { faceDetector, faceLandmarks, eyeState } = OBSERVE_MODEL_NAMES;
  // A server with another model set may have none for the eyes: then nobody waits for them.
  const measuresEyes = given.some(({ name }) => name === eyeState);
  models = {
    faceDetector: await loadNamed(given, faceDetector),
    faceLandmarks: await loadNamed(given, faceLandmarks),
    ...(measuresEyes ? { eyeState: await loadNamed(given, eyeState) } : {}),
  };
  return { kind: 'loaded', id, version: VERSION };
}

function loadNamed(given: readonly WorkerModel[], name: string): Promise<Inference> {
  const model = given.find((one) => one.name === name);
  if (model === undefined) throw new Error(`the server's models lack ${name}`);
  return loadWasmModel(model.weights);
}

async function observe(request: Observe): Promise<WorkerAnswer> {
  if (models === null) throw new Error('no models loaded');
  const { id, pixels, width, height, cameraWidth, cameraHeight } = request;
  const frame = { width, height, channels: 4, data: pixels } as const;
  // Without interest in the eyes they are still measured now and then: the model is small and the type asks for them.
  const seen = await observeFace(frame, models, request.first ? null : track, {
    eyesEvery: request.eyes ? 1 : 30,
  });
  track = seen.track;
  const camera = { width: cameraWidth, height: cameraHeight };
  const finding = seen.observation && cameraFinding(seen.observation, frame, camera);
  return { kind: 'observed', id, finding };
}

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  const answer = data.kind === 'load' ? load(data) : observe(data);
  answer
    .catch((error: unknown): WorkerAnswer => {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failed', id: data.id, message };
    })
    .then((message) => self.postMessage(message))
    .catch(() => self.close());
});
