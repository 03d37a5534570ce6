import {
  ELEMENT,
  OnnxError,
  type Attribute,
  type ElementType,
  type Graph,
  type Model,
  type Node,
  type Tensor,
  type ValueInfo,
} from './model.ts';
import { bytesOf, integersOf, numberOf, readFields, textOf } from './wire.ts';

/**
 * Reads an ONNX file. Documentation strings are left out; a field that carries meaning and is not
 * understood here (external data, subgraphs, custom operator sets, sparse tensors) throws `OnnxError`.
 */
export function decodeModel(bytes: Uint8Array): Model {
  const model = { irVersion: 0, producer: '', opset: 0 };
  let graph: Graph | undefined;
  for (const field of readFields(bytes)) {
    if (field.id === 1) model.irVersion = numberOf(field);
    else if (field.id === 2) model.producer = textOf(field);
    else if (field.id === 7) graph = decodeGraph(bytesOf(field));
    else if (field.id === 8) model.opset = decodeOpset(bytesOf(field));
    else if (![3, 4, 5, 6, 14].includes(field.id)) unknown('model', field.id);
  }
  if (!graph || graph.nodes.length === 0) throw new OnnxError('the file holds no graph');
  return { ...model, graph };
}

function unknown(where: string, id: number): never {
  throw new OnnxError(`field ${id} of a ${where} is not understood`);
}

function decodeOpset(bytes: Uint8Array): number {
  let version = 0;
  for (const field of readFields(bytes)) {
    if (field.id === 2) version = numberOf(field);
    else if (field.id !== 1) unknown('operator set', field.id);
    else if (!['', 'ai.onnx'].includes(textOf(field))) {
      throw new OnnxError(`the operator set ${textOf(field)} is not understood`);
    }
  }
  return version;
}

function decodeGraph(bytes: Uint8Array): Graph {
  const graph: Graph = { name: '', nodes: [], initializers: [], inputs: [], outputs: [] };
  for (const field of readFields(bytes)) {
    if (field.id === 1) graph.nodes.push(decodeNode(bytesOf(field)));
    else if (field.id === 2) graph.name = textOf(field);
    else if (field.id === 5) graph.initializers.push(decodeTensor(bytesOf(field)));
    else if (field.id === 11) graph.inputs.push(decodeValueInfo(bytesOf(field)));
    else if (field.id === 12) graph.outputs.push(decodeValueInfo(bytesOf(field)));
    else if (![10, 13].includes(field.id)) unknown('graph', field.id);
  }
  return graph;
}

function decodeNode(bytes: Uint8Array): Node {
  const node: Node = { op: '', inputs: [], outputs: [], attributes: {} };
  for (const field of readFields(bytes)) {
    if (field.id === 1) node.inputs.push(textOf(field));
    else if (field.id === 2) node.outputs.push(textOf(field));
    else if (field.id === 4) node.op = textOf(field);
    else if (field.id === 5) {
      const [name, attribute] = decodeAttribute(bytesOf(field));
      node.attributes[name] = attribute;
    } else if (field.id === 7 && bytesOf(field).length > 0) unknown('node', field.id);
    else if (![3, 6, 7].includes(field.id)) unknown('node', field.id);
  }
  return node;
}

function decodeAttribute(bytes: Uint8Array): [name: string, attribute: Attribute] {
  let name = '';
  let type = 0;
  let value = 0;
  let string = '';
  let tensor: Tensor | undefined;
  const ints: number[] = [];
  for (const field of readFields(bytes)) {
    if (field.id === 1) name = textOf(field);
    else if (field.id === 2 || field.id === 3) value = numberOf(field);
    else if (field.id === 4) string = textOf(field);
    else if (field.id === 5) tensor = decodeTensor(bytesOf(field));
    else if (field.id === 8) ints.push(...integersOf(field));
    else if (field.id === 20) type = numberOf(field);
    else if (field.id !== 13) unknown('attribute', field.id);
  }
  if (type === 1) return [name, { type: 'float', value }];
  if (type === 2) return [name, { type: 'int', value }];
  if (type === 3) return [name, { type: 'string', value: string }];
  if (type === 4 && tensor) return [name, { type: 'tensor', value: tensor }];
  if (type === 7) return [name, { type: 'ints', value: ints }];
  throw new OnnxError(`attribute ${name} has type ${type}, which is not understood`);
}

function decodeTensor(bytes: Uint8Array): Tensor {
  const tensor = { name: '', dims: new Array<number>(), raw: new Uint8Array(0) };
  let type: ElementType | undefined;
  for (const field of readFields(bytes)) {
    if (field.id === 1) tensor.dims.push(...integersOf(field));
    else if (field.id === 2) type = elementType(numberOf(field));
    else if (field.id === 8) tensor.name = textOf(field);
    else if (field.id === 9) tensor.raw = Uint8Array.from(bytesOf(field));
    else if (field.id !== 12) unknown('tensor', field.id);
  }
  if (type === undefined) throw new OnnxError(`tensor ${tensor.name} has no type`);
  const size = { float32: 4, int64: 8, float16: 2 }[type];
  if (tensor.raw.length !== size * tensor.dims.reduce((a, b) => a * b, 1)) {
    throw new OnnxError(
      `tensor ${tensor.name} has ${tensor.raw.length} bytes for ${tensor.dims.join('x')}`,
    );
  }
  return { ...tensor, type };
}

function elementType(number: number): ElementType {
  if (number === ELEMENT.float32) return 'float32';
  if (number === ELEMENT.int64) return 'int64';
  if (number === ELEMENT.float16) return 'float16';
  throw new OnnxError(`element type ${number} is not understood`);
}

function decodeValueInfo(bytes: Uint8Array): ValueInfo {
  const info: ValueInfo = { name: '', shape: [] };
  for (const field of readFields(bytes)) {
    if (field.id === 1) info.name = textOf(field);
    else if (field.id === 2) info.shape = decodeShape(bytesOf(field));
  }
  return info;
}

/** TypeProto.tensor_type.shape.dim: each with a value (1) or the name of a free dimension (2). */
function decodeShape(type: Uint8Array): (number | string)[] {
  const inside = (bytes: Uint8Array, id: number) =>
    [...readFields(bytes)].filter((field) => field.id === id).map(bytesOf);
  return inside(type, 1)
    .flatMap((tensor) => inside(tensor, 2))
    .flatMap((shape) => inside(shape, 1))
    .map((dim) => {
      const [field] = readFields(dim);
      if (!field) return '?';
      return field.kind === 'bytes' ? textOf(field) : numberOf(field);
    });
}
