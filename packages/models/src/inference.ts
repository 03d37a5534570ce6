import './telemetry-off.ts';
import {
  env,
  InferenceSession,
  listSupportedBackends,
  Tensor as RuntimeTensor,
} from 'onnxruntime-node';

// The runtime would write its own lines to stderr; what it throws says the same, to us.
env.logLevel = 'fatal';

/** Numbers in row-major order with the extent of each dimension. */
export interface InferenceTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** One loaded model on onnxruntime-node: the shape that `@iws/face-core` calls `Inference`. */
export interface InferenceModel {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Blocks the thread it runs on (onnxruntime-node does); rejects when the runtime could not answer. */
  run(
    inputs: Readonly<Record<string, InferenceTensor>>,
  ): Promise<Readonly<Record<string, InferenceTensor>>>;
}

/** Where inference can be asked to run. */
export type ExecutionProvider = 'cpu' | 'cuda' | 'webgpu';

/**
 * Loads one model: the only door to ONNX Runtime on Node.
 *
 * A session belongs to the thread that opened it. It computes on that thread alone: parallel work is done by
 * several workers with a session each, which measured faster than several threads in one session.
 *
 * @param weights ONNX bytes, verified by `loadModel`
 * @throws {Error} when the weights are no model, or the execution provider is not there; it is never
 * replaced by the CPU silently
 */
export async function openInference(
  weights: Uint8Array,
  provider: ExecutionProvider = 'cpu',
): Promise<InferenceModel> {
  requireProvider(provider);
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
      const feeds: Record<string, RuntimeTensor> = {};
      for (const [name, { data, dims }] of Object.entries(inputs))
        feeds[name] = new RuntimeTensor('float32', data, dims);
      const results = await session.run(feeds);
      const outputs: Record<string, InferenceTensor> = {};
      for (const name of outputNames) outputs[name] = floats(name, results[name]);
      return outputs;
    },
  };
}

/** The runtime passes over a provider's name that it does not know and computes on the CPU: so ask first. */
function requireProvider(provider: ExecutionProvider): void {
  const backends = listSupportedBackends().map(({ name }) => name);
  if (!backends.includes(provider))
    throw new Error(
      `execution provider ${provider} is not in this runtime, which has ${backends.join(', ')}`,
    );
}

function floats(name: string, output: RuntimeTensor | undefined): InferenceTensor {
  if (!(output?.data instanceof Float32Array)) throw new Error(`output ${name} is not float32`);
  return { data: output.data, dims: output.dims };
}
