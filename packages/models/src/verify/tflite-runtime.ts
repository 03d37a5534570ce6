import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const WASM = '@tensorflow/tfjs-tflite/wasm/tflite_web_api_cc_simd';

interface Vector<T> {
  size(): number;
  get(index: number): T;
}

interface TfliteTensor {
  name: string;
  /** Dimensions with commas between them. */
  shape: string;
  /** A view of the memory of the runtime. */
  data(): Float32Array;
}

interface TfliteModule {
  HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  TFLiteWebModelRunner: {
    CreateFromBufferAndOptions(
      at: number,
      bytes: number,
      options: { numThreads: number; enableProfiling: boolean; maxProfilingBufferEntries: number },
    ): {
      ok(): boolean;
      errorMessage(): string;
      value(): {
        GetInputs(): Vector<TfliteTensor>;
        GetOutputs(): Vector<TfliteTensor>;
        Infer(): boolean;
      };
    };
  };
}

type TfliteFactory = (options: {
  wasmBinary: Uint8Array;
  print: () => void;
  printErr: () => void;
}) => Promise<TfliteModule>;

/** Makes a function that runs one single-input float model in TensorFlow Lite's own WebAssembly build. */
export async function openTflite(
  file: Uint8Array,
): Promise<(data: Float32Array) => Map<string, Float32Array>> {
  const factory = require(`${WASM}.js`) as TfliteFactory;
  const quiet = () => undefined;
  const wasmBinary = await readFile(require.resolve(`${WASM}.wasm`));
  const lite = await factory({ wasmBinary, print: quiet, printErr: quiet });
  const at = lite._malloc(file.length);
  lite.HEAPU8.set(file, at);
  const made = lite.TFLiteWebModelRunner.CreateFromBufferAndOptions(at, file.length, {
    numThreads: 1,
    enableProfiling: false,
    maxProfilingBufferEntries: 1,
  });
  if (!made.ok()) throw new Error(`TensorFlow Lite refuses the model: ${made.errorMessage()}`);
  const runner = made.value();
  return (data) => {
    runner.GetInputs().get(0).data().set(data);
    if (!runner.Infer()) throw new Error('TensorFlow Lite could not run the model');
    const outputs = runner.GetOutputs();
    return new Map(
      Array.from({ length: outputs.size() }, (_, index) => {
        const output = outputs.get(index);
        return [output.name, output.data().slice()];
      }),
    );
  };
}
