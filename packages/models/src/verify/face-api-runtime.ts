import { readFile } from 'node:fs/promises';
import { channelsLast } from './inputs.ts';
import type { Reference } from './reference.ts';

/** What is used here of the package: its network, and the TensorFlow.js that it brings. */
interface FaceApi {
  readonly tf: {
    setBackend(name: string): Promise<boolean>;
    env(): { set(flag: string, value: boolean): void };
    tensor(data: Float32Array, shape: number[]): Tensor;
    readonly io: { decodeWeights(bytes: ArrayBuffer, weights: unknown): unknown };
  };
  readonly FaceRecognitionNet: new () => {
    loadFromWeightMap(weights: unknown): void;
    forwardInput(input: { toBatchTensor(): Tensor }): Tensor;
  };
}

interface Tensor {
  data(): Promise<Float32Array>;
  dispose(): void;
}

const PACKAGE = '@vladmandic/face-api';
const FOLDER = new URL('./', import.meta.resolve(`${PACKAGE}/package.json`));
const MODEL = new URL('model/face_recognition_model', FOLDER);

/**
 * dlib's network as the package itself computes it, on the CPU back end of TensorFlow.js: its code, its reading of the
 * weights. It subtracts the mean colour and divides by itself, so it takes pixels.
 *
 * @param scale by which our input is smaller than the pixels
 */
export async function openFaceApi(scale: number): Promise<Reference> {
  const { tf, FaceRecognitionNet } = await importFaceApi();
  await tf.setBackend('cpu');
  // Else it advertises another back end on the console.
  tf.env().set('IS_NODE', false);
  const [group] = JSON.parse(await readFile(`${MODEL.pathname}-weights_manifest.json`, 'utf8')) as {
    weights: unknown;
  }[];
  const bytes = Uint8Array.from(await readFile(`${MODEL.pathname}.bin`));
  const network = new FaceRecognitionNet();
  network.loadFromWeightMap(tf.io.decodeWeights(bytes.buffer, group?.weights));
  return async (input) => {
    const { height, width, channels } = input;
    const pixels = channelsLast(input).map((value) => value / scale);
    const image = tf.tensor(pixels, [1, height, width, channels]);
    const made = network.forwardInput({ toBatchTensor: () => image });
    const features = await made.data();
    image.dispose();
    made.dispose();
    return [features];
  };
}

/** The bundle is made for browsers and looks at `window` once, while it loads. */
async function importFaceApi(): Promise<FaceApi> {
  const page = globalThis as { window?: unknown; document?: unknown };
  page.window = globalThis;
  page.document = { createElement: () => ({ getContext: () => null }) };
  try {
    return (await import(`${PACKAGE}/dist/face-api.esm.js`)) as FaceApi;
  } finally {
    delete page.window;
    delete page.document;
  }
}
