process.env['ORT_DISABLE_TELEMETRY'] = '1';
const { InferenceSession, Tensor } = await import('onnxruntime-node');

export type Outputs = Record<string, { dims: readonly number[]; data: Float32Array }>;

/** Makes a function that runs one single-input model on one thread. */
export async function openOnnx(
  weights: Uint8Array,
): Promise<(data: Float32Array, dims: readonly number[]) => Promise<Outputs>> {
  const session = await InferenceSession.create(weights, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  const [input] = session.inputNames;
  if (input === undefined) throw new Error('the model has no input');
  return async (data, dims) => {
    const outputs = await session.run({ [input]: new Tensor('float32', data, dims) });
    return Object.fromEntries(
      Object.entries(outputs).map(([name, { data, dims }]) => {
        if (!(data instanceof Float32Array)) throw new Error(`output ${name} is not float32`);
        return [name, { data, dims }];
      }),
    );
  };
}
