// onnxruntime-node reports to its maker by default, and decides so when it is loaded.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { InferenceSession, Tensor, listSupportedBackends } = await import('onnxruntime-node');

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

/** Where models run. A provider that is not there is an error, never a silent run on the CPU. */
export type ExecutionProvider = 'cpu' | 'cuda';

/**
 * Loads one model: the only door to ONNX Runtime on Node.
 *
 * A session belongs to the thread that opened it. It uses one thread of its own: parallel work is done by
 * several workers with a session each, which measured faster than several threads in one session.
 *
 * @param weights ONNX bytes, verified by `loadModel`
 * @throws {Error} when the provider is not in this build of onnxruntime, or the model cannot be loaded
 */
export async function openInference(
  weights: Uint8Array,
  executionProvider: ExecutionProvider = 'cpu',
): Promise<InferenceModel> {
  // onnxruntime-node drops names it does not know and runs on the CPU; so ask first.
  if (!listSupportedBackends().some(({ name }) => name === executionProvider))
    throw new Error(`onnxruntime has no execution provider "${executionProvider}" here`);
  const session = await InferenceSession.create(weights, {
    executionProviders: [executionProvider],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
  });
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(inputs) {
      const feeds = Object.fromEntries(
        Object.entries(inputs).map(([name, { data, dims }]) => [
          name,
          new Tensor('float32', data, dims),
        ]),
      );
      const outputs = await session.run(feeds);
      return Object.fromEntries(
        session.outputNames.map((name) => {
          const data = outputs[name]?.data;
          if (!(data instanceof Float32Array)) throw new Error(`model output ${name} is missing`);
          return [name, { data, dims: outputs[name]?.dims ?? [] }];
        }),
      );
    },
  };
}
