/** Numbers in row-major order with the extent of each dimension. */
export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/**
 * One loaded model. Both onnxruntimes satisfy it through an adapter of a few lines in their host, which turns a Tensor into
 * theirs and back; the names are the graph's own (`session.inputNames`, `session.outputNames`).
 * The input buffer may be used again by the caller as soon as the promise settles.
 */
export interface Inference {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Rejects when the runtime could not answer; a missing output is an error too. */
  run(inputs: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}
