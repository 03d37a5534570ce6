import { floatTensor, readFloats } from './floats.ts';
import { OnnxError, type Model, type Node, type Tensor } from './model.ts';

/**
 * Writes every PRelu(x, a) as a * x + (1 - a) * relu(x), the products as depthwise 1x1 convolutions.
 *
 * It is the same function up to rounding. onnxruntime runs convolutions, relu and sums in a blocked layout of
 * channels, but PRelu only outside of it, one element at a time: this form takes a small part of its time on a
 * server's CPU, and about the same in WebAssembly.
 */
export function withPreluAsConvolutions(model: Model): Model {
  const { graph } = model;
  const weights = new Map(graph.initializers.map((tensor) => [tensor.name, tensor]));
  const widened = new Map(
    graph.nodes.filter((node) => node.op === 'Cast').map((node) => [node.outputs[0], node]),
  );
  const slopesOf = (name: string | undefined): Tensor | undefined =>
    weights.get(widened.get(name)?.inputs[0] ?? name ?? '');
  const unused = new Set<string | undefined>();
  const added: Tensor[] = [];
  const nodes = graph.nodes.flatMap((node) => {
    if (node.op !== 'PRelu') return [node];
    const [, slopeName] = node.inputs;
    const slopes = slopesOf(slopeName);
    if (!slopes || slopes.dims.slice(1).some((side) => side !== 1)) {
      throw new OnnxError('the slopes of a PRelu are not one for each channel');
    }
    unused.add(slopeName).add(slopes.name);
    return asConvolutions(node, readFloats(slopes), added);
  });
  return {
    ...model,
    graph: {
      ...graph,
      nodes: nodes.filter((node) => !unused.has(node.outputs[0])),
      initializers: [...graph.initializers.filter((tensor) => !unused.has(tensor.name)), ...added],
    },
  };
}

function asConvolutions(prelu: Node, slopes: Float32Array<ArrayBuffer>, added: Tensor[]): Node[] {
  const [x = ''] = prelu.inputs;
  const [y = ''] = prelu.outputs;
  const scale = (input: string, part: string, factors: Float32Array<ArrayBuffer>): Node => {
    const weight = floatTensor(`${y}.${part}`, [factors.length, 1, 1, 1], factors);
    added.push(weight);
    return {
      op: 'Conv',
      inputs: [input, weight.name],
      outputs: [`${y}.${part}-scaled`],
      attributes: {
        kernel_shape: { type: 'ints', value: [1, 1] },
        group: { type: 'int', value: factors.length },
      },
    };
  };
  const relu = { op: 'Relu', inputs: [x], outputs: [`${y}.relu`], attributes: {} };
  const both = scale(x, 'slope', slopes);
  const positive = scale(
    `${y}.relu`,
    'rest',
    slopes.map((slope) => 1 - slope),
  );
  const inputs = [...both.outputs, ...positive.outputs];
  return [relu, both, positive, { op: 'Add', inputs, outputs: [y], attributes: {} }];
}
