import { CATALOGUE } from './catalogue.ts';
import { convertTflite } from './convert/convert.ts';
import { buildDlibNetwork } from './convert/dlib-network.ts';
import type { ModelName } from './names.ts';
import { withAlignedChannels } from './onnx/channels.ts';
import { decodeModel } from './onnx/decode.ts';
import { withPreluAsConvolutions } from './onnx/prelu.ts';
import {
  cutTo,
  withFreeBatchReshapes,
  withInputShape,
  withoutTinyWeights,
  type NewOutput,
} from './onnx/edit.ts';
import type { Model } from './onnx/model.ts';
import { isWeightsManifest } from './source-file.ts';

/**
 * Below this a weight is set to zero. Of our sources only fr_feature has any so small, and its output stays bit
 * for bit the same.
 */
const TINY = 1e-10;

/** Models whose inner channels are many and odd in number; the others gain nothing. */
const ALIGNED: readonly ModelName[] = ['fr_feature', 'fr_liveness'];

/** Value names inside the source graphs that become our outputs, in the order of the catalogue. */
export const SOURCE_OUTPUTS: Readonly<Record<ModelName, readonly string[]>> = {
  // 462 is the box tensor before the anchors of one fixed input size are applied to it.
  fr_detect: ['scores', '462'],
  // After 'output' what the last layer of each resolution made: sums of a residual chain.
  fr_feature: ['output', '395', '471', '503'],
  fr_liveness: ['output'],
  fr_eye: ['output'],
  facemesh: ['conv2d_21', 'conv2d_31'],
  blazeface_short: ['regressors', 'classificators'],
  blazeface_full: ['reshaped_regressor_face_4', 'reshaped_classifier_face_4'],
  selfie_segmentation: ['activation_10'],
  // The package ships weights only; its runtime gives the features.
  dlib_resnet: ['features'],
};

/** Turns the bytes of a source file into our ONNX model. */
export function makeModel(name: ModelName, source: Uint8Array): Model {
  const { source: origin, input } = CATALOGUE[name];
  const wanted = wantedOutputs(name);
  if (isWeightsManifest(origin.path)) {
    const [features] = wanted;
    if (!features) throw new TypeError(`${name} has no output`);
    return buildDlibNetwork(source, input, features.as);
  }
  if (origin.path.endsWith('.tflite')) {
    return withPreluAsConvolutions(convertTflite(source, input, wanted));
  }
  const cut = cutTo(decodeModel(source), wanted);
  const freed = withFreeBatchReshapes(withInputShape(cut, input.shape));
  const clean = withoutTinyWeights(freed, TINY);
  return withPreluAsConvolutions(ALIGNED.includes(name) ? withAlignedChannels(clean) : clean);
}

/** What becomes of the source's values: our outputs, in the order of the catalogue. */
export function wantedOutputs(name: ModelName): NewOutput[] {
  return CATALOGUE[name].outputs.map((output, index) => ({
    from: SOURCE_OUTPUTS[name][index] ?? output.name,
    as: { name: output.name, shape: output.shape },
  }));
}
