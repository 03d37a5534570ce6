import { CATALOGUE } from '../catalogue.ts';
import { makeModel, SOURCE_OUTPUTS } from '../make-model.ts';
import type { ModelName } from '../names.ts';
import { decodeModel } from '../onnx/decode.ts';
import { encodeModel } from '../onnx/encode.ts';
import { ELEMENT } from '../onnx/model.ts';
import { openInference } from '../inference.ts';
import { MessageWriter } from '../onnx/wire.ts';
import { readSource } from '../source-file.ts';
import { difference, worst, type Difference } from './compare.ts';
import { openFaceApi } from './face-api-runtime.ts';
import { channelsLast, fixedInputs } from './inputs.ts';
import type { Reference } from './reference.ts';
import { openSegmentation } from './segmentation-reference.ts';
import { openTflite } from './tflite-runtime.ts';

/**
 * Runs our model and the file it was made from, in that file's own runtime, on the same fixed inputs and gives
 * the largest difference over all outputs.
 */
export async function measureDifference(name: ModelName): Promise<Difference> {
  const { source, input, outputs, costShape } = CATALOGUE[name];
  const [, channels = 0, height = 0, width = 0] = costShape;
  const bytes = await readSource(source);
  const ours = await openInference(encodeModel(makeModel(name, bytes)));
  const theirs = await openReference(name, bytes);
  const found: Difference[] = [];
  for (const image of fixedInputs({ channels, height, width })) {
    const tensor = image.pixels.map((pixel) => (pixel - input.mean) * input.scale);
    const expected = await theirs({ ...image, pixels: tensor });
    const made = await ours.run({ [input.name]: { data: tensor, dims: costShape } });
    outputs.forEach((output, index) => {
      const [reference, actual] = [expected[index], made[output.name]];
      if (!reference || !actual) throw new Error(`${name} has no output ${output.name}`);
      found.push(difference(reference, actual.data));
    });
  }
  return worst(found);
}

async function openReference(name: ModelName, bytes: Uint8Array): Promise<Reference> {
  const { input } = CATALOGUE[name];
  const names = SOURCE_OUTPUTS[name];
  if (name === 'selfie_segmentation') return openSegmentation(bytes);
  if (name === 'dlib_resnet') return openFaceApi(input.scale);
  if (CATALOGUE[name].source.path.endsWith('.tflite')) {
    const run = await openTflite(bytes);
    return (input) => {
      const made = run(channelsLast(input));
      return Promise.resolve(names.map((output) => made.get(output)));
    };
  }
  const model = await openInference(withOutputs(bytes, names));
  const [inputName = ''] = model.inputNames;
  return async ({ channels, height, width, pixels }) => {
    const made = await model.run({
      [inputName]: { data: pixels, dims: [1, channels, height, width] },
    });
    return names.map((output) => made[output]?.data);
  };
}

/**
 * An ONNX file runs as its package ships it, unless a value is wanted that is not among its outputs. Then that
 * value is declared as one more output behind the file's end: protobuf merges it into the graph, and every byte
 * of the original stays.
 */
function withOutputs(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const known = new Set(decodeModel(bytes).graph.outputs.map((output) => output.name));
  const added = new MessageWriter();
  for (const name of names.filter((one) => !known.has(one))) {
    const float32 = new MessageWriter().message(1, new MessageWriter().integer(1, ELEMENT.float32));
    added.message(12, new MessageWriter().text(1, name).message(2, float32));
  }
  return Buffer.concat([bytes, new MessageWriter().message(7, added).finish()]);
}
