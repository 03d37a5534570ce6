import { rootTable, tablesField, vector } from '../convert/flatbuffer.ts';
import { readTflite, type TfliteTensor } from '../convert/tflite-model.ts';
import { channelsLast } from './inputs.ts';
import type { Reference } from './reference.ts';
import { openTflite } from './tflite-runtime.ts';

/**
 * The segmentation model's own runtime, as far as it can be had: its last but one operator is MediaPipe's own, which TensorFlow Lite
 * refuses. So TensorFlow Lite runs the file up to there (the same bytes, with a shorter list of operators), and the transposed
 * convolution and the sigmoid are computed here, in another way than onnxruntime does.
 */
export async function openSegmentation(file: Uint8Array): Promise<Reference> {
  const { tensors, operators } = readTflite(file);
  const [last, after] = operators.slice(-2);
  if (last?.kind !== 'transposed-conv' || after?.kind !== 'logistic') {
    throw new Error('the segmentation model ends in other operators than expected');
  }
  // Constants are stored in half precision and widened by an operator of their own.
  const stored = (place: number) =>
    operators.find((one) => one.kind === 'dequantize' && one.outputs[0] === place)?.inputs[0];
  const [x, filter, bias] = last.inputs.map((place) => tensors[stored(place) ?? place]);
  const made = tensors[last.outputs[0] ?? -1];
  if (!x || !filter || !bias || !made) throw new Error('an operand is missing');
  const run = await openTflite(stopBefore(file, operators.length - 2, last.inputs[0] ?? -1));
  const weights = halves(filter);
  const [offset = 0] = halves(bias);
  return (input) => {
    const before = run(channelsLast(input)).get(x.name);
    if (!before) throw new Error(`the runtime gave no ${x.name}`);
    return Promise.resolve([spread(before, x.shape, weights, filter.shape, offset)]);
  };
}

/** The file with the first `operators` of its operators and `output` as its only output. */
function stopBefore(file: Uint8Array, operators: number, output: number): Uint8Array {
  const copy = file.slice();
  const [graph] = tablesField(rootTable(copy, 'TFL3'), 2);
  if (!graph) throw new Error('the file has no graph');
  const view = new DataView(copy.buffer);
  const [firstOperator] = vector(graph, 3, 4);
  view.setUint32(firstOperator - 4, operators, true);
  const [firstOutput] = vector(graph, 2, 4);
  view.setInt32(firstOutput, output, true);
  return copy;
}

/** sigmoid(offset + for each output pixel the product of the one input pixel that covers it with its part of the filter). */
function spread(
  input: Float32Array,
  [, height = 0, width = 0, channels = 0]: readonly number[],
  weights: Float32Array,
  [, side = 0]: readonly number[],
  offset: number,
): Float32Array {
  const output = new Float32Array(height * side * width * side);
  for (let y = 0, i = 0; y < height * side; y++) {
    for (let x = 0; x < width * side; x++, i++) {
      const from = (Math.floor(y / side) * width + Math.floor(x / side)) * channels;
      const part = ((y % side) * side + (x % side)) * channels;
      let sum = offset;
      for (let c = 0; c < channels; c++) sum += (input[from + c] ?? 0) * (weights[part + c] ?? 0);
      output[i] = 1 / (1 + Math.exp(-sum));
    }
  }
  return output;
}

/** A half precision constant as numbers. */
function halves({ constant, type }: TfliteTensor): Float32Array {
  if (!constant || type !== 'float16') throw new Error('a half precision constant was expected');
  const view = new DataView(constant.buffer, constant.byteOffset, constant.byteLength);
  return Float32Array.from({ length: constant.byteLength / 2 }, (_, i) => {
    const bits = view.getUint16(2 * i, true);
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const size =
      exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits >> 15 ? -size : size;
  });
}
