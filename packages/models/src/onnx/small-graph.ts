import { floatTensor } from './floats.ts';
import { encodeModel } from './encode.ts';
import type { Model, Node } from './model.ts';
import { openInference } from '../inference.ts';
import { randomFrom } from '../verify/inputs.ts';

const WEIGHT = (name: string, dims: number[], random: () => number) =>
  floatTensor(
    name,
    dims,
    Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => random() - 0.4),
  );

/**
 * For tests: 3 channels → 20 by a convolution, PRelu, a depthwise convolution, PRelu, → 4 by a convolution.
 * `dead` channels of the 20 are read by nobody.
 */
export function smallModel(dead: readonly number[] = []): Model {
  const random = randomFrom(11);
  const reader = WEIGHT('w3', [4, 20, 1, 1], random);
  const values = new Float32Array(reader.raw.buffer);
  values.forEach((_, index) => {
    if (dead.includes(index % 20)) values[index] = 0;
  });
  const node = (op: string, inputs: string[], output: string, group?: number): Node => ({
    op,
    inputs,
    outputs: [output],
    attributes: {
      ...(group !== undefined && { group: { type: 'int', value: group } }),
      ...(output === 'd' && { pads: { type: 'ints', value: [1, 1, 1, 1] } }),
    },
  });
  return {
    irVersion: 7,
    producer: 'test',
    opset: 13,
    graph: {
      name: 'small',
      nodes: [
        node('Conv', ['x', 'w1', 'b1'], 'a', 1),
        node('PRelu', ['a', 's1'], 'b'),
        node('Conv', ['b', 'w2', 'b2'], 'd', 20),
        node('PRelu', ['d', 's2'], 'e'),
        node('Conv', ['e', 'w3'], 'y', 1),
      ],
      initializers: [
        WEIGHT('w1', [20, 3, 3, 3], random),
        WEIGHT('b1', [20], random),
        WEIGHT('s1', [20, 1, 1], random),
        WEIGHT('w2', [20, 1, 3, 3], random),
        WEIGHT('b2', [20], random),
        WEIGHT('s2', [20, 1, 1], random),
        reader,
      ],
      inputs: [{ name: 'x', shape: ['N', 3, 8, 8] }],
      outputs: [{ name: 'y', shape: ['N', 4, 6, 6] }],
    },
  };
}

/** Runs a model with the inputs and outputs of `smallModel` on fixed numbers. */
export async function runSmall(model: Model): Promise<Float32Array> {
  const random = randomFrom(5);
  const data = Float32Array.from({ length: 2 * 3 * 8 * 8 }, () => 2 * random() - 1);
  const outputs = await (
    await openInference(encodeModel(model))
  ).run({
    x: { data, dims: [2, 3, 8, 8] },
  });
  const [output] = Object.values(outputs);
  if (!output) throw new Error('there is no output');
  return output.data;
}
