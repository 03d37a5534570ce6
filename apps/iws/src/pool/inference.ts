import type { Inference, Tensor } from '@iws/face-core';
import {
  env,
  InferenceSession,
  listSupportedBackends,
  Tensor as OrtTensor,
} from 'onnxruntime-node';
import { requireProvider, type ExecutionProvider } from './execution-provider.ts';

// The runtime would write its own lines to stderr; what it throws says the same, to us.
env.logLevel = 'fatal';

/**
 * Loads one model and adapts its session to the interface that face-core sees. A session belongs to
 * the thread that made it, computes on that thread alone and blocks it while it runs.
 *
 * @throws when the weights are no model or the execution provider is not there
 */
export async function loadInference(
  weights: Uint8Array,
  provider: ExecutionProvider,
): Promise<Inference> {
  requireProvider(provider, listSupportedBackends());
  const session = await InferenceSession.create(weights, {
    executionProviders: [provider],
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  }).catch((cause: unknown) => {
    throw new Error(`a model cannot run on ${provider}: ${String(cause)}`, { cause });
  });
  const { inputNames, outputNames } = session;
  return {
    inputNames,
    outputNames,
    async run(inputs) {
      const feeds: Record<string, OrtTensor> = {};
      for (const [name, { data, dims }] of Object.entries(inputs)) {
        feeds[name] = new OrtTensor('float32', data, dims);
      }
      const results = await session.run(feeds);
      const outputs: Record<string, Tensor> = {};
      for (const name of outputNames) outputs[name] = floats(name, results[name]);
      return outputs;
    },
  };
}

function floats(name: string, output: OrtTensor | undefined): Tensor {
  if (!(output?.data instanceof Float32Array)) throw new Error(`output ${name} is not float32`);
  return { data: output.data, dims: output.dims };
}
