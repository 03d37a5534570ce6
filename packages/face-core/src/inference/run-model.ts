import { giveBackInput } from './input-memory.ts';
import type { Inference, Tensor } from './inference.ts';

/**
 * Runs a model that has one input.
 *
 * @returns its outputs in the order of `outputNames`
 * @throws Error when the model has several inputs, or an output is missing
 */
export async function runModel(model: Inference, input: Tensor): Promise<readonly Tensor[]> {
  const [name, another] = model.inputNames;
  if (name === undefined || another !== undefined)
    throw new Error('a model with one input is meant');
  const outputs = await model.run({ [name]: input });
  return model.outputNames.map((outputName) => {
    const output = outputs[outputName];
    if (!output) throw new Error(`the model left out its output ${outputName}`);
    return output;
  });
}

/**
 * As `runModel`, on an input that nobody reads afterwards: its memory, where it was lent, is given back.
 */
export async function runModelOnce(model: Inference, input: Tensor): Promise<readonly Tensor[]> {
  const outputs = await runModel(model, input);
  giveBackInput(input.data);
  return outputs;
}

/** The output that satisfies `is`, whatever its name. @throws Error when none does */
export function outputWhere(
  outputs: readonly Tensor[],
  meaning: string,
  is: (output: Tensor) => boolean,
): Tensor {
  const found = outputs.find(is);
  if (!found) throw new Error(`the model gave no ${meaning}`);
  return found;
}

/** Inputs of one shape as one batch. @throws RangeError when their shapes differ */
export function joinInputs(inputs: readonly Tensor[]): Tensor {
  const [first] = inputs;
  if (!first) throw new RangeError('nothing to join');
  const data = new Float32Array(inputs.length * first.data.length);
  for (const [i, input] of inputs.entries()) {
    if (input.dims[0] !== 1 || input.dims.join() !== first.dims.join()) {
      throw new RangeError(`cannot join ${input.dims.join('x')} to ${first.dims.join('x')}`);
    }
    data.set(input.data, i * first.data.length);
  }
  return { data, dims: [inputs.length, ...first.dims.slice(1)] };
}
