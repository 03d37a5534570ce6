import {
  ELEMENT,
  type Attribute,
  type Graph,
  type Model,
  type Node,
  type Tensor,
  type ValueInfo,
} from './model.ts';
import { MessageWriter } from './wire.ts';

/** Writes an ONNX file: the same model gives the same bytes. */
export function encodeModel(model: Model): Uint8Array {
  return new MessageWriter()
    .integer(1, model.irVersion)
    .text(2, model.producer)
    .message(7, graphMessage(model.graph))
    .message(8, new MessageWriter().text(1, '').integer(2, model.opset))
    .finish();
}

function graphMessage(graph: Graph): MessageWriter {
  const message = new MessageWriter();
  for (const node of graph.nodes) message.message(1, nodeMessage(node));
  message.text(2, graph.name);
  for (const tensor of graph.initializers) message.message(5, tensorMessage(tensor));
  for (const input of graph.inputs) message.message(11, valueInfoMessage(input));
  for (const output of graph.outputs) message.message(12, valueInfoMessage(output));
  return message;
}

function nodeMessage(node: Node): MessageWriter {
  const message = new MessageWriter();
  for (const name of node.inputs) message.text(1, name);
  for (const name of node.outputs) message.text(2, name);
  message.text(4, node.op);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    message.message(5, attributeMessage(name, attribute));
  }
  return message;
}

function attributeMessage(name: string, attribute: Attribute): MessageWriter {
  const message = new MessageWriter().text(1, name);
  switch (attribute.type) {
    case 'float':
      return message.float(2, attribute.value).integer(20, 1);
    case 'int':
      return message.integer(3, attribute.value).integer(20, 2);
    case 'string':
      return message.text(4, attribute.value).integer(20, 3);
    case 'tensor':
      return message.message(5, tensorMessage(attribute.value)).integer(20, 4);
    case 'ints':
      for (const value of attribute.value) message.integer(8, value);
      return message.integer(20, 7);
  }
}

function tensorMessage(tensor: Tensor): MessageWriter {
  const message = new MessageWriter();
  for (const dim of tensor.dims) message.integer(1, dim);
  return message.integer(2, ELEMENT[tensor.type]).text(8, tensor.name).bytes(9, tensor.raw);
}

/** Every input and output here is float32. */
function valueInfoMessage(info: ValueInfo): MessageWriter {
  const shape = new MessageWriter();
  for (const dim of info.shape) {
    const entry = new MessageWriter();
    shape.message(1, typeof dim === 'number' ? entry.integer(1, dim) : entry.text(2, dim));
  }
  const tensorType = new MessageWriter().integer(1, ELEMENT.float32).message(2, shape);
  return new MessageWriter()
    .text(1, info.name)
    .message(2, new MessageWriter().message(1, tensorType));
}
