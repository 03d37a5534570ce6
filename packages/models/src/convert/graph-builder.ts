import type { Attribute, ElementType, Graph, Tensor } from '../onnx/model.ts';

/** A graph that grows node by node. */
export interface GraphBuilder {
  graph: Graph;
  /** Adds a node with one output and gives the output's name. */
  node(op: string, inputs: string[], attributes?: Record<string, Attribute>): string;
  /** Adds a constant and gives its name. */
  constant(type: ElementType, dims: number[], raw: Uint8Array): string;
  /** Adds a list of integers as a constant. */
  integers(values: readonly number[]): string;
}

export const ints = (value: number[]): Attribute => ({ type: 'ints', value });
export const float = (value: number): Attribute => ({ type: 'float', value });
export const text = (value: string): Attribute => ({ type: 'string', value });
export const int = (value: number): Attribute => ({ type: 'int', value });

export function buildGraph(name: string): GraphBuilder {
  const graph: Graph = { name, nodes: [], initializers: [], inputs: [], outputs: [] };
  const constant = (type: ElementType, dims: number[], raw: Uint8Array) => {
    const tensor: Tensor = { name: `c${graph.initializers.length}`, type, dims, raw };
    graph.initializers.push(tensor);
    return tensor.name;
  };
  return {
    graph,
    constant,
    node(op, inputs, attributes = {}) {
      const output = `v${graph.nodes.length}`;
      graph.nodes.push({ op, inputs, outputs: [output], attributes });
      return output;
    },
    integers(values) {
      const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
      return constant('int64', [values.length], raw);
    },
  };
}
