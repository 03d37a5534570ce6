import { floatTensor, readFloats } from './floats.ts';
import { type Model, type Node, type Tensor } from './model.ts';

/** Channels that onnxruntime handles together on a CPU with 512-bit registers; narrower ones divide it. */
const BLOCK = 16;

/** A convolution, what works on each of its channels by itself, and the convolution that reads them. */
interface Chain {
  first: Node;
  between: Node[];
  last: Node;
}

/**
 * Gives inner channels that nobody reads back, and fills their number up to a multiple of 16 with channels of
 * zeros, which the runtime needs for its fast kernels. The sums stay the same but for terms that are zero.
 */
export function withAlignedChannels(model: Model): Model {
  const weights = new Map(model.graph.initializers.map((tensor) => [tensor.name, tensor]));
  let nodes = model.graph.nodes;
  for (const chain of findChains(model, weights)) {
    const reader = weights.get(chain.last.inputs[1] ?? '');
    if (!reader) continue;
    const read = channelsRead(reader);
    const width = Math.ceil(Math.max(1, read.length) / BLOCK) * BLOCK;
    const select = (name: string | undefined, axis: number) => {
      const tensor = weights.get(name ?? '');
      if (tensor) weights.set(tensor.name, selectAlong(tensor, axis, read, width));
    };
    select(chain.last.inputs[1], 1);
    for (const node of [chain.first, ...chain.between]) {
      node.inputs.slice(1).forEach((name) => select(name, 0));
    }
    nodes = nodes.map((node) =>
      node.op === 'Conv' && chain.between.includes(node)
        ? { ...node, attributes: { ...node.attributes, group: { type: 'int', value: width } } }
        : node,
    );
  }
  const initializers = model.graph.initializers.map((tensor) => weights.get(tensor.name) ?? tensor);
  return { ...model, graph: { ...model.graph, nodes, initializers } };
}

function findChains(model: Model, weights: ReadonlyMap<string, Tensor>): Chain[] {
  const { nodes, outputs } = model.graph;
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  const uses = new Map<string, number>();
  for (const name of [...nodes.flatMap((node) => node.inputs), ...outputs.map((one) => one.name)]) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const isOwn = (name: string | undefined) => uses.get(name ?? '') === 1;
  const canChange = (node: Node) =>
    node.inputs.slice(1).every((name) => isOwn(name) && weights.get(name)?.type === 'float32');
  return nodes.filter(isDense).flatMap((last) => {
    const between: Node[] = [];
    for (let [value] = last.inputs; isOwn(value); [value] = between.at(-1)?.inputs ?? []) {
      const maker = makers.get(value ?? '');
      if (!maker || !canChange(maker) || !canChange(last)) break;
      if (isDense(maker)) return [{ first: maker, between, last }];
      if (!isChannelwise(maker, weights)) break;
      between.push(maker);
    }
    return [];
  });
}

function groupOf(node: Node): number {
  const group = node.attributes['group'];
  return group?.type === 'int' ? group.value : 1;
}

const isDense = (node: Node) => node.op === 'Conv' && groupOf(node) === 1;

function isChannelwise(node: Node, weights: ReadonlyMap<string, Tensor>): boolean {
  if (node.op === 'PRelu' || node.op === 'Relu') return true;
  const [channels, perGroup] = weights.get(node.inputs[1] ?? '')?.dims ?? [];
  return node.op === 'Conv' && perGroup === 1 && groupOf(node) === channels;
}

/** Input channels for which a dense filter has a weight that is not zero. */
function channelsRead(filter: Tensor): number[] {
  const [, channels = 0, ...window] = filter.dims;
  const size = window.reduce((a, b) => a * b, 1);
  const read = new Set<number>();
  readFloats(filter).forEach((weight, index) => {
    if (weight !== 0) read.add(Math.floor(index / size) % channels);
  });
  return [...read].sort((a, b) => a - b);
}

/** Keeps the given places of one axis in their order, then adds zeros up to a width. */
function selectAlong(tensor: Tensor, axis: number, keep: readonly number[], width: number): Tensor {
  const product = (of: readonly number[]) => of.reduce((a, b) => a * b, 1);
  const outer = product(tensor.dims.slice(0, axis));
  const inner = product(tensor.dims.slice(axis + 1));
  const old = tensor.dims[axis] ?? 0;
  const values = readFloats(tensor);
  const selected = new Float32Array(outer * width * inner);
  for (let o = 0; o < outer; o++) {
    keep.forEach((place, index) => {
      const from = (o * old + place) * inner;
      selected.set(values.subarray(from, from + inner), (o * width + index) * inner);
    });
  }
  return floatTensor(tensor.name, tensor.dims.with(axis, width), selected);
}
