import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { CATALOGUE } from '../catalogue.ts';
import { convertTflite } from '../convert/convert.ts';
import { openInference } from '../inference.ts';
import { loadModel } from '../load-model.ts';
import { wantedOutputs } from '../make-model.ts';
import type { ModelName } from '../names.ts';
import { encodeModel } from '../onnx/encode.ts';
import { readSource } from '../source-file.ts';
import { randomFrom } from './inputs.ts';

/** Prints how long each model takes on one thread: `pnpm --filter @iws/models latency`. */

const RUNS = 25;

interface Subject {
  label: string;
  least: number;
  run: () => Promise<unknown>;
}

function noise(dims: readonly number[]): Float32Array {
  const random = randomFrom(1);
  return Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => 2 * random() - 1);
}

async function onNode(label: string, weights: Uint8Array, dims: number[]): Promise<Subject> {
  const model = await openInference(weights);
  const [input = ''] = model.inputNames;
  const data = noise(dims);
  return { label, least: Infinity, run: () => model.run({ [input]: { data, dims } }) };
}

async function onWeb(label: string, weights: Uint8Array, dims: number[]): Promise<Subject> {
  env.wasm.numThreads = 1;
  const session = await InferenceSession.create(weights);
  const [input = ''] = session.inputNames;
  const feeds = { [input]: new Tensor('float32', noise(dims), dims) };
  return { label: `${label}, WebAssembly`, least: Infinity, run: () => session.run(feeds) };
}

/** A TFLite source as ONNX without any rewrite, an ONNX source as the package ships it. */
async function unchanged(name: ModelName): Promise<Uint8Array> {
  const { source, input } = CATALOGUE[name];
  const bytes = await readSource(source);
  if (!source.path.endsWith('.tflite')) return bytes;
  return encodeModel(convertTflite(bytes, input, wantedOutputs(name)));
}

async function pair(name: ModelName, open: typeof onNode): Promise<Subject[]> {
  const { costShape } = CATALOGUE[name];
  return [
    await open(`${name}, source`, await unchanged(name), costShape),
    await open(name, await loadModel(name), costShape),
  ];
}

const subjects = [
  ...(await pair('fr_feature', onNode)),
  ...(await pair('fr_liveness', onNode)),
  ...(await pair('facemesh', onNode)),
  ...(await pair('fr_detect', onNode)),
  await onNode('fr_detect 640x480', await loadModel('fr_detect'), [1, 3, 480, 640]),
  await onNode('fr_eye, both eyes', await loadModel('fr_eye'), [2, 1, 24, 24]),
  await onNode('blazeface_short', await loadModel('blazeface_short'), [1, 3, 128, 128]),
  ...(await pair('facemesh', onWeb)),
  await onWeb('blazeface_short', await loadModel('blazeface_short'), [1, 3, 128, 128]),
  await onWeb('fr_eye, both eyes', await loadModel('fr_eye'), [2, 1, 24, 24]),
];

// Taking turns spreads what else the machine does over all of them.
for (let run = 0; run < RUNS; run++) {
  for (const subject of subjects) {
    const start = performance.now();
    await subject.run();
    subject.least = Math.min(subject.least, performance.now() - start);
  }
}
const unit = subjects.find((subject) => subject.label === 'fr_feature')?.least ?? NaN;
console.log('least of 25 runs: milliseconds, and multiples of fr_feature');
for (const { label, least } of subjects) {
  console.log(`${label.padEnd(32)} ${least.toFixed(2).padStart(6)} ${(least / unit).toFixed(2)}`);
}
