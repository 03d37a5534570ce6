import { CATALOGUE } from './catalogue.ts';
import { convertTflite } from './convert/convert.ts';
import type { ModelEntry } from './manifest.ts';
import type { ModelName } from './names.ts';
import { decodeModel } from './onnx/decode.ts';
import { cutTo, withFreeBatchReshapes, withInputShape, type NewOutput } from './onnx/edit.ts';
import type { Model } from './onnx/model.ts';

/** Value names inside the source graphs that become our outputs, in the order of the catalogue. */
export const SOURCE_OUTPUTS: Readonly<Record<ModelName, readonly string[]>> = {
  // 462 is the box tensor before the anchors of one fixed input size are applied to it.
  fr_detect: ['scores', '462'],
  fr_feature: ['output'],
  fr_liveness: ['output'],
  fr_eye: ['output'],
  facemesh: ['conv2d_21', 'conv2d_31'],
  blazeface_short: ['regressors', 'classificators'],
};

/** Turns the bytes of a source file into our ONNX model. */
export function makeModel(name: ModelName, source: Uint8Array): Model {
  const { source: origin, input, outputs } = CATALOGUE[name];
  const wanted = newOutputs(SOURCE_OUTPUTS[name], outputs);
  if (origin.path.endsWith('.tflite')) return convertTflite(source, input, wanted);
  const cut = cutTo(decodeModel(source), wanted);
  return withFreeBatchReshapes(withInputShape(cut, input.shape));
}

function newOutputs(from: readonly string[], outputs: ModelEntry['outputs']): NewOutput[] {
  return outputs.map((output, index) => ({
    from: from[index] ?? output.name,
    as: { name: output.name, shape: output.shape },
  }));
}
