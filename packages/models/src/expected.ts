import type { ModelEntry } from './manifest.ts';
import type { ModelName } from './names.ts';

/**
 * The bytes that the build must give, and how far their outputs are from the source's own.
 *
 * The build stops when it makes other bytes; the loader refuses them too, so that neither a changed npm
 * package nor a changed converter goes unnoticed. `verified` is what `src/verify.ts` printed for these bytes;
 * a test measures it again.
 */
const originalRuntime = 'the file of the source package in onnxruntime';
const tensorflowLite =
  'the TFLite file in the WebAssembly build of TensorFlow Lite (@tensorflow/tfjs-tflite 0.0.1-alpha.10)';
const inputs = '3 noise images and 3 picture-like images, made from fixed seeds';

export const EXPECTED: Readonly<
  Record<ModelName, { sha256: string; verified: ModelEntry['verified'] }>
> = {
  fr_detect: {
    sha256: 'e83a3e2525e8bedbeeea1626097b9df1cf73c6dafbfc1f66b2829ad43c5ecbdc',
    verified: { against: originalRuntime, inputs, maxDifference: 1.2e-6, tolerance: 1e-5 },
  },
  fr_feature: {
    sha256: '60640de18c1a52cb99c06734f8111e487391c07b536c89cc998e96a3fc9c9983',
    verified: { against: originalRuntime, inputs, maxDifference: 0, tolerance: 1e-5 },
  },
  fr_liveness: {
    sha256: 'eff947408d950da3be675ef9d10ae0b3d9dde190c02f9033c7398a845f4095e4',
    verified: { against: originalRuntime, inputs, maxDifference: 0, tolerance: 1e-5 },
  },
  fr_eye: {
    sha256: 'b25f01d14e2aaecb9e3dc7cde086908453250485c34ca99da046fc44fe187f74',
    verified: { against: originalRuntime, inputs, maxDifference: 0, tolerance: 1e-5 },
  },
  facemesh: {
    sha256: '0dbdea21537631e519aa1598dc10d49ef57c5d57073aa0baf660f8df3046097f',
    verified: { against: tensorflowLite, inputs, maxDifference: 1.4e-4, tolerance: 2e-5 },
  },
  blazeface_short: {
    sha256: 'e4c48379fd20bc073935495a4e1825e97edcaa70c07f5f644dc3871b58fd49bd',
    verified: { against: tensorflowLite, inputs, maxDifference: 1.5e-4, tolerance: 2e-5 },
  },
};
