import {
  forgetPixels,
  OBSERVE_MODEL_NAMES,
  observeFace,
  rehearseObservation,
  type FaceTrack,
  type Inference,
  type ObserveModels,
} from '@iws/face-core';
import { env } from 'onnxruntime-web/wasm';
import { frameDesk, type FrameDesk } from '../frames/frame-desk.ts';
import { sealFrame } from '../frames/seal-frame.ts';
import type { Finding } from '../guidance/finding.ts';
import { VERSION } from '../version.ts';
import { cameraFinding } from './camera-finding.ts';
import type {
  CameraFrame,
  FramePixels,
  WorkerAnswer,
  WorkerModel,
  WorkerNote,
  WorkerRequest,
} from './messages.ts';
import { takesFrames } from './takes-frames.ts';
import { wasmBinary } from './wasm-binary.ts';
import { loadWasmModel } from './wasm-model.ts';

/** The worker's side: models are loaded once, then one frame at a time is observed. Answers are data, failures too. */
let models: ObserveModels | null = null;
let track: FaceTrack | null = null;
/** The latest capture has ended. */
let forgotten = false;
/** The camera's frames, where they come here as they are. */
let desk: FrameDesk | null = null;
/** What the models are run on until there is something to see, and whether there is. */
let rehearsal: Promise<void> = Promise.resolve();
let onStage = false;

/** Milliseconds in which the page may show the capture's first screen: it needs a processor. */
const HEAD_START = 150;
/** Rounds at most, and milliseconds that are spent on them at most. */
const ROUNDS = 20;
const REHEARSED = 2500;

type Load = Extract<WorkerRequest, { kind: 'load' }>;

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
  const able = await takesFrames();
  // Begins when this is answered. What goes wrong in it, goes wrong with the first frame.
  rehearsal = rehearse(models).catch(() => undefined);
  return { kind: 'loaded', id, version: VERSION, takesFrames: able };
}

/** While the camera opens and the person gets ready. The first frame ends it. */
async function rehearse(observed: ObserveModels): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, HEAD_START));
  const began = performance.now();
  for (let round = 0; round < ROUNDS && performance.now() - began < REHEARSED; round++) {
    // Messages are let in.
    await new Promise((resolve) => setTimeout(resolve));
    if (onStage) return;
    await rehearseObservation(observed, () => onStage);
  }
}

function loadNamed(given: readonly WorkerModel[], name: string): Promise<Inference> {
  const model = given.find((one) => one.name === name);
  if (model === undefined) throw new Error(`the server's models lack ${name}`);
  return loadWasmModel(model.weights);
}

async function observe(request: FramePixels): Promise<Finding | null> {
  onStage = true;
  forgotten = false;
  if (models === null) throw new Error('no models loaded');
  await rehearsal;
  const { pixels, width, height, camera } = request;
  const frame = { width, height, channels: 4, data: pixels } as const;
  // Without interest in the eyes they are still measured now and then: the model is small and the type asks for them.
  const seen = await observeFace(frame, models, request.first ? null : track, {
    eyesEvery: request.eyes ? 1 : 30,
  });
  track = seen.track;
  // The capture ended while its frame was being looked at.
  if (forgotten) forget();
  return seen.observation && cameraFinding(seen.observation, frame, camera);
}

async function look(id: number, { frame, ...request }: CameraFrame): Promise<WorkerAnswer> {
  onStage = true;
  if (request.first || desk === null) desk = frameDesk();
  const { print, pixels } = desk.take(frame, request.camera);
  // At once: cameras have few buffers.
  frame.close();
  if (pixels === null) return { kind: 'looked', id, print, repeated: true, finding: null };
  const { data, width, height } = pixels;
  const finding = await observe({ ...request, pixels: data, width, height });
  return { kind: 'looked', id, print, repeated: false, finding };
}

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  const { id } = request;
  switch (request.kind) {
    case 'load':
      return load(request);
    case 'observe':
      return { kind: 'observed', id, finding: await observe(request) };
    case 'look':
      return look(id, request);
    case 'image':
      return { kind: 'image', id, image: await createImageBitmap(taken().best()) };
    case 'seal': {
      const { order, samples } = request;
      const pictures = samples ?? (await taken().samples(order.wanted));
      return { kind: 'sealed', id, sealed: await sealFrame(order, pictures) };
    }
  }
}

/** A capture has ended: nothing of its pictures stays. */
function forget(): void {
  forgotten = true;
  desk = null;
  track = null;
  forgetPixels();
}

function taken(): FrameDesk {
  if (desk === null) throw new Error('no frame was taken');
  return desk;
}

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest | WorkerNote>) => {
  if (data.kind === 'judged') desk?.judged(data);
  else if (data.kind === 'forget') forget();
  else
    answer(data)
      .catch((error: unknown): WorkerAnswer => {
        const message = error instanceof Error ? error.message : String(error);
        return { kind: 'failed', id: data.id, message };
      })
      .then((message) => {
        self.postMessage(message, { transfer: message.kind === 'image' ? [message.image] : [] });
      })
      .catch(() => self.close());
});
