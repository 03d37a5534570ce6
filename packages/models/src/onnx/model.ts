/**
 * The part of the ONNX file format (onnx.proto3, IR version 7) that feed-forward networks use, as plain data.
 * Protobuf integers are numbers here; what exceeds 2^53 cannot be written again.
 */
export interface Model {
  irVersion: number;
  producer: string;
  /** Version of the default operator set. */
  opset: number;
  graph: Graph;
}

export interface Graph {
  name: string;
  nodes: Node[];
  initializers: Tensor[];
  inputs: ValueInfo[];
  outputs: ValueInfo[];
}

export interface Node {
  op: string;
  inputs: string[];
  outputs: string[];
  attributes: Record<string, Attribute>;
}

export type Attribute =
  | { type: 'float'; value: number }
  | { type: 'int'; value: number }
  | { type: 'string'; value: string }
  | { type: 'ints'; value: number[] }
  | { type: 'tensor'; value: Tensor };

/** Element types in use, with the numbers of the format. */
export const ELEMENT = { float32: 1, int64: 7, float16: 10 } as const;

export type ElementType = keyof typeof ELEMENT;

export interface Tensor {
  name: string;
  type: ElementType;
  dims: number[];
  /** Little-endian elements in row-major order. */
  raw: Uint8Array;
}

export interface ValueInfo {
  name: string;
  /** A number, or the name of a free dimension. */
  shape: (number | string)[];
}

/** Not an ONNX file, or one that uses what this package does not read. */
export class OnnxError extends Error {
  override readonly name = 'OnnxError';
}
