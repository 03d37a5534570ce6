import type { Inference, Tensor } from '@iws/face-core';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-web/wasm';

/** Loads one model into onnxruntime-web and runs it once, so that the first frame does not pay for it. */
export async function loadWasmModel(weights: Uint8Array): Promise<Inference> {
  const session = await InferenceSession.create(weights, { executionProviders: ['wasm'] });
  const model: Inference = {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(inputs) {
      const feeds = Object.entries(inputs).map(
        ([name, { data, dims }]) => [name, new OrtTensor('float32', data, dims)] as const,
      );
      const outputs = await session.run(Object.fromEntries(feeds));
      return Object.fromEntries(
        session.outputNames.map((name) => [name, floats(name, outputs[name])]),
      );
    },
  };
  await model.run(Object.fromEntries(blankInputs(session)));
  return model;
}

function floats(name: string, output: OrtTensor | undefined): Tensor {
  if (!(output?.data instanceof Float32Array)) throw new Error(`no numbers in output ${name}`);
  return { data: output.data, dims: output.dims };
}

/** One zero-filled input of each of the model's inputs; a free dimension counts one. */
function blankInputs(session: InferenceSession): [string, Tensor][] {
  return session.inputMetadata.map((input) => {
    const dims = input.isTensor
      ? input.shape.map((size) => (typeof size === 'number' ? size : 1))
      : [];
    const length = dims.reduce((product, size) => product * size, 1);
    return [input.name, { data: new Float32Array(length), dims }];
  });
}
