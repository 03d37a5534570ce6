import { OnnxError, type Model, type ValueInfo } from './model.ts';

export interface NewOutput {
  /** Name of the value inside the graph. */
  from: string;
  /** Its name and shape from now on. */
  as: ValueInfo;
}

/**
 * Gives the graph other outputs and drops every node and weight that they do not need. The arithmetic that
 * stays is untouched. Throws when a value that is asked for does not exist, or when the new name is taken.
 */
export function cutTo(model: Model, outputs: readonly NewOutput[]): Model {
  const { graph } = model;
  const renamed = new Map(outputs.map((output) => [output.from, output.as.name]));
  const nameOf = (value: string) => renamed.get(value) ?? value;
  const made = new Set(graph.nodes.flatMap((node) => node.outputs));
  for (const { from } of outputs) {
    if (!made.has(from)) throw new OnnxError(`no node makes the value ${from}`);
  }
  const wanted = new Set(outputs.map((output) => output.from));
  const nodes = graph.nodes
    .toReversed()
    .filter((node) => {
      const needed = node.outputs.some((name) => wanted.has(name));
      if (needed) node.inputs.forEach((name) => wanted.add(name));
      return needed;
    })
    .toReversed();
  const clash = outputs.find(({ from, as }) => from !== as.name && wanted.has(as.name));
  if (clash) throw new OnnxError(`the name ${clash.as.name} is taken`);
  return {
    ...model,
    graph: {
      ...graph,
      nodes: nodes.map((node) => ({
        ...node,
        inputs: node.inputs.map(nameOf),
        outputs: node.outputs.map(nameOf),
      })),
      initializers: graph.initializers.filter((tensor) => wanted.has(tensor.name)),
      outputs: outputs.map((output) => output.as),
    },
  };
}

/** States another shape of the only input, with names for the dimensions that are free. */
export function withInputShape(model: Model, shape: ValueInfo['shape']): Model {
  const [input, another] = model.graph.inputs;
  if (!input || another) throw new OnnxError('a model with one input was expected');
  return { ...model, graph: { ...model.graph, inputs: [{ name: input.name, shape }] } };
}

/**
 * Lets every Reshape to a constant shape that begins with 1 keep whatever batch it is given
 * (0 = the dimension of the input).
 */
export function withFreeBatchReshapes(model: Model): Model {
  const shapes = new Set(
    model.graph.nodes.filter((node) => node.op === 'Reshape').map((node) => node.inputs[1]),
  );
  const initializers = model.graph.initializers.map((tensor) => {
    if (!shapes.has(tensor.name) || tensor.type !== 'int64') return tensor;
    const raw = tensor.raw.slice();
    const view = new DataView(raw.buffer);
    if (view.getBigInt64(0, true) === 1n) view.setBigInt64(0, 0n, true);
    return { ...tensor, raw };
  });
  return { ...model, graph: { ...model.graph, initializers } };
}

/**
 * Sets weights that are smaller than `limit` to zero. Training leaves such remains in dead channels; products of
 * them are denormal numbers, on which a CPU is many times slower, and they are far too small to change any sum.
 */
export function withoutTinyWeights(model: Model, limit: number): Model {
  const initializers = model.graph.initializers.map((tensor) => {
    if (tensor.type !== 'float32') return tensor;
    const weights = new Float32Array(tensor.raw.slice().buffer);
    const kept = weights.map((weight) => (Math.abs(weight) < limit ? 0 : weight));
    return { ...tensor, raw: new Uint8Array(kept.buffer) };
  });
  return { ...model, graph: { ...model.graph, initializers } };
}
