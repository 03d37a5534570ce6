import type { Inference } from '../../src/index.ts';

// onnxruntime-node reports to its maker by default, and decides so when it is loaded.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { InferenceSession, Tensor } = await import('onnxruntime-node');

/** Opens a model with onnxruntime-node on one thread. */
export async function openInference(weights: Uint8Array): Promise<Inference> {
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    async run(inputs) {
      const feeds = Object.entries(inputs).map(
        ([name, { data, dims }]) => [name, new Tensor('float32', data, dims)] as const,
      );
      const outputs = await session.run(Object.fromEntries(feeds));
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { data, dims }]) => {
          if (!(data instanceof Float32Array)) throw new Error(`${name} is not of floats`);
          return [name, { data, dims }];
        }),
      );
    },
  };
}
