import type { Inference, Tensor } from '@iws/face-core';

/**
 * A comparison model that sees each aligned face twice, as it is and mirrored, and gives the sum of the two unit vectors: what averaging
 * would gain, at twice the cost. Only features are given.
 */
export const mirroredToo = (model: Inference): Inference => ({
  inputNames: model.inputNames,
  outputNames: ['features'],
  async run(inputs) {
    const [name, another] = Object.keys(inputs);
    const input = inputs[name ?? ''];
    if (name === undefined || another !== undefined || !input)
      throw new TypeError('one input is meant');
    const own = unitFeatures(await model.run({ [name]: input }));
    const mirrored = unitFeatures(await model.run({ [name]: mirror(input) }));
    const data = own.data.map((value, i) => value + (mirrored.data[i] ?? Number.NaN));
    return { features: { data, dims: own.dims } };
  },
});

function unitFeatures(outputs: Readonly<Record<string, Tensor>>): Tensor {
  const features = outputs['features'];
  if (!features) throw new TypeError('the model gives no features');
  const length = Math.sqrt(features.data.reduce((sum, value) => sum + value * value, 0));
  return { data: features.data.map((value) => value / length), dims: features.dims };
}

/** Left and right exchanged in every row of every plane. */
export function mirror({ data, dims }: Tensor): Tensor {
  const width = dims.at(-1) ?? 1;
  return {
    dims,
    data: data.map((_, i) => data[i - (i % width) + (width - 1 - (i % width))] ?? Number.NaN),
  };
}
