import { OnnxError } from './model.ts';
import { bytesOf, numberOf, readFields, textOf, type Field } from './wire.ts';

/*
 * Field numbers of onnx.proto3 (IR version 10). Only what can lead outside the file or to code of others is looked
 * for; whether the graph makes sense is the runtime's to say.
 */
const MODEL = { graph: 7, opset: 8, functions: 25 } as const;
const OPSET = { domain: 1 } as const;
const GRAPH = { node: 1, initializer: 5, sparseInitializer: 15 } as const;
const NODE = { attribute: 5, domain: 7 } as const;
const ATTRIBUTE = {
  tensor: 5,
  graph: 6,
  tensors: 10,
  graphs: 11,
  sparse: 22,
  sparses: 23,
} as const;
const SPARSE = { values: 1, indices: 2 } as const;
const TENSOR = { externalData: 13, dataLocation: 14 } as const;

/** The domains whose operators belong to the standard. */
const STANDARD = ['', 'ai.onnx'];

/**
 * Refuses an ONNX file that reaches outside itself: weights in other files, operators that are not the standard's,
 * functions of its own. The whole file is walked, subgraphs included.
 *
 * @throws OnnxError that says what was found
 */
export function requireSelfContained(bytes: Uint8Array): void {
  let graphs = 0;
  for (const field of readFields(bytes)) {
    if (field.id === MODEL.graph) {
      graphs += 1;
      inspectGraph(bytesOf(field));
    } else if (field.id === MODEL.opset) {
      requireStandard(bytesOf(field), OPSET.domain);
    } else if (field.id === MODEL.functions) {
      throw new OnnxError('the file brings functions of its own');
    }
  }
  if (graphs !== 1) throw new OnnxError('the file holds no graph');
}

function inspectGraph(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    if (field.id === GRAPH.node) inspectNode(bytesOf(field));
    else if (field.id === GRAPH.initializer) inspectTensor(bytesOf(field));
    else if (field.id === GRAPH.sparseInitializer) inspectSparse(bytesOf(field));
  }
}

function inspectNode(bytes: Uint8Array): void {
  requireStandard(bytes, NODE.domain);
  for (const field of readFields(bytes)) {
    if (field.id === NODE.attribute) inspectAttribute(bytesOf(field));
  }
}

function inspectAttribute(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    if (is(field, ATTRIBUTE.tensor, ATTRIBUTE.tensors)) inspectTensor(bytesOf(field));
    else if (is(field, ATTRIBUTE.graph, ATTRIBUTE.graphs)) inspectGraph(bytesOf(field));
    else if (is(field, ATTRIBUTE.sparse, ATTRIBUTE.sparses)) inspectSparse(bytesOf(field));
  }
}

function inspectSparse(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    if (is(field, SPARSE.values, SPARSE.indices)) inspectTensor(bytesOf(field));
  }
}

function inspectTensor(bytes: Uint8Array): void {
  for (const field of readFields(bytes)) {
    const outside =
      field.id === TENSOR.externalData ||
      (field.id === TENSOR.dataLocation && numberOf(field) !== 0);
    if (outside) throw new OnnxError('weights lie in another file');
  }
}

function requireStandard(bytes: Uint8Array, id: number): void {
  for (const field of readFields(bytes)) {
    if (field.id === id && !STANDARD.includes(textOf(field))) {
      throw new OnnxError(`operators of ${JSON.stringify(textOf(field))} are not the standard's`);
    }
  }
}

const is = ({ id }: Field, ...ids: readonly number[]): boolean => ids.includes(id);
