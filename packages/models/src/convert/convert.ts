import type { Model, ValueInfo } from '../onnx/model.ts';
import { TfliteError } from './flatbuffer.ts';
import { buildGraph } from './graph-builder.ts';
import { convertOperator, reshape, type Scope } from './operators.ts';
import { readTflite, type TfliteModel } from './tflite-model.ts';

/** Operator set and file version of what is written: both old enough for every runtime in use. */
const OPSET = 13;
const IR_VERSION = 7;

export interface WantedOutput {
  /** Name of the tensor in the TFLite file. */
  from: string;
  /** Name and shape from now on; the first axis is the batch. */
  as: ValueInfo;
}

/**
 * Converts a TFLite file with one image input to ONNX. Images become channels first throughout, so no node
 * has to turn them; the batch is free. Throws `TfliteError` for what is damaged or not converted.
 */
export function convertTflite(
  file: Uint8Array,
  input: ValueInfo,
  outputs: readonly WantedOutput[],
): Model {
  const source = resolveConstants(readTflite(file));
  const builder = buildGraph('converted');
  const values = new Map<number, string>();
  const scope: Scope = {
    builder,
    tensor: (place) => source.tensors[place ?? -1] ?? refuse('an operand is missing'),
    value: (place) => values.get(place ?? -1) ?? refuse(`tensor ${place ?? '?'} is not computed`),
  };
  const [first = -1, another] = source.inputs;
  const [, height, width, channels] = scope.tensor(first).shape;
  if (another !== undefined || input.shape.slice(1).join() !== [channels, height, width].join()) {
    refuse(`the input is ${scope.tensor(first).shape.join('x')}`);
  }
  values.set(first, input.name);
  for (const operator of source.operators) {
    if (operator.kind === 'dequantize') continue;
    const [made = -1, more] = operator.outputs;
    if (more !== undefined) refuse('an operator has several outputs');
    values.set(made, convertOperator(scope, operator));
  }
  for (const { from, as } of outputs) {
    const place = source.outputs.find((one) => scope.tensor(one).name === from) ?? -1;
    const { shape } = scope.tensor(place);
    const sides = as.shape.slice(1).map((side) => (typeof side === 'number' ? side : -1));
    rename(builder.graph.nodes, reshape(builder, scope.value(place), shape, sides), as.name);
  }
  builder.graph.inputs.push(input);
  builder.graph.outputs.push(...outputs.map((output) => output.as));
  return { irVersion: IR_VERSION, producer: 'iws', opset: OPSET, graph: builder.graph };
}

function refuse(why: string): never {
  throw new TfliteError(why);
}

/** Lets a constant that the file dequantises first stand for its dequantised self. */
function resolveConstants(model: TfliteModel): TfliteModel {
  const tensors = model.tensors.slice();
  for (const { kind, inputs, outputs } of model.operators) {
    if (kind !== 'dequantize') continue;
    const [from, to] = [tensors[inputs[0] ?? -1], outputs[0] ?? -1];
    if (!from?.constant) refuse('only constants can be dequantised');
    tensors[to] = from;
  }
  return { ...model, tensors };
}

/** The last node made the value; nothing reads it yet. */
function rename(nodes: Model['graph']['nodes'], value: string, name: string): void {
  const last = nodes.at(-1);
  if (last?.outputs[0] !== value) refuse(`${name} is not the last value made`);
  last.outputs = [name];
}
