import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { GoldenHost } from './host.ts';

env.wasm.numThreads = 1;
env.wasm.wasmPaths = new URL('/golden/ort/', location.href).href;

/** Chromium with onnxruntime-web (wasm) on one thread; weights and pixels come from the test server (serve.ts). */
export const chromiumHost: GoldenHost = {
  async openModel(name) {
    const { body } = await served(`models/${name}.onnx`);
    const weights = new Uint8Array(body);
    const session = await InferenceSession.create(weights, { executionProviders: ['wasm'] });
    return {
      inputNames: session.inputNames,
      outputNames: session.outputNames,
      async run(inputs) {
        const feeds = Object.entries(inputs).map(
          ([input, { data, dims }]) => [input, new Tensor('float32', data, dims)] as const,
        );
        const outputs = await session.run(Object.fromEntries(feeds));
        return Object.fromEntries(
          Object.entries(outputs).map(([output, { data, dims }]) => {
            if (!(data instanceof Float32Array)) throw new Error(`${output} is not of floats`);
            return [output, { data, dims }];
          }),
        );
      },
    };
  },
  async picture(name) {
    const { body, headers } = await served(`pictures/${name}`);
    const size = (side: string) => Number(headers.get(`x-picture-${side}`));
    return {
      width: size('width'),
      height: size('height'),
      channels: 3,
      data: new Uint8Array(body),
    };
  },
};

async function served(path: string): Promise<{ body: ArrayBuffer; headers: Headers }> {
  const response = await fetch(`/golden/${path}`);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return { body: await response.arrayBuffer(), headers: response.headers };
}
