import type { ModelEntry } from './manifest.ts';
import type { ModelName } from './names.ts';

const originalRuntime = 'the file of the source package in onnxruntime';
const tensorflowLite =
  'the TFLite file in the WebAssembly build of TensorFlow Lite (@tensorflow/tfjs-tflite 0.0.1-alpha.10)';
const inputs = '3 noise images and 3 picture-like images, made from fixed seeds';

/**
 * The bytes that the build must give, and how far their outputs are from the source's own.
 *
 * The build stops when it makes other bytes; the loader refuses them too, so that neither a changed npm
 * package nor a changed converter goes unnoticed. `verified` was measured on these bytes by
 * `measureDifference`, and a test measures it again.
 */
export const EXPECTED: Readonly<
  Record<ModelName, { sha256: string; verified: ModelEntry['verified'] }>
> = {
  fr_detect: {
    sha256: 'e83a3e2525e8bedbeeea1626097b9df1cf73c6dafbfc1f66b2829ad43c5ecbdc',
    verified: { against: originalRuntime, inputs, maxDifference: 1.2e-6, tolerance: 1e-5 },
  },
  fr_feature: {
    sha256: 'f0d443c4009188bfc3e06df4bf1cfb75a6b310a2c04d378393401c60b2494e88',
    verified: { against: originalRuntime, inputs, maxDifference: 3.6e-6, tolerance: 1e-5 },
  },
  fr_liveness: {
    sha256: 'f0458e12d693cb81519fc2f76a4c80cb4584a12f558b45791afec6e47d17656b',
    verified: { against: originalRuntime, inputs, maxDifference: 1.5e-6, tolerance: 1e-5 },
  },
  fr_eye: {
    sha256: 'b25f01d14e2aaecb9e3dc7cde086908453250485c34ca99da046fc44fe187f74',
    verified: { against: originalRuntime, inputs, maxDifference: 0, tolerance: 1e-5 },
  },
  facemesh: {
    sha256: 'be32c0c2e45c4a78b1d79f1d6b0117dcfeb10e10ae66179aa59863c1064f2be1',
    verified: { against: tensorflowLite, inputs, maxDifference: 1.4e-4, tolerance: 2e-5 },
  },
  blazeface_short: {
    sha256: 'e4c48379fd20bc073935495a4e1825e97edcaa70c07f5f644dc3871b58fd49bd',
    verified: { against: tensorflowLite, inputs, maxDifference: 1.5e-4, tolerance: 2e-5 },
  },
  blazeface_full: {
    sha256: 'c176638854fcd10b8404027127dcc5cb05841405879f6ea0e63b154f5577ac78',
    verified: { against: tensorflowLite, inputs, maxDifference: 1.4e-4, tolerance: 2e-5 },
  },
  dlib_resnet: {
    sha256: '930aece42544ac062ce43d833055dcb83a3dde1f1e93596eb917804f4bf27577',
    verified: {
      against: "the package's own code on the CPU back end of TensorFlow.js that it brings",
      inputs,
      maxDifference: 3.9e-7,
      tolerance: 1e-5,
    },
  },
  selfie_segmentation: {
    sha256: '3a72316fb63fd89630e1c4b010cdb8bb916e72fed432f6999f02b7bddbf108cb',
    verified: {
      against:
        `${tensorflowLite} up to its last but one operator, which that runtime does not have; that one and the ` +
        'sigmoid after it computed directly',
      inputs,
      maxDifference: 6.2e-5,
      tolerance: 2e-4,
    },
  },
};
