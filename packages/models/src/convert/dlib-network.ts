import { floatTensor } from '../onnx/floats.ts';
import type { Model, ValueInfo } from '../onnx/model.ts';
import { buildGraph, int, ints, type GraphBuilder } from './graph-builder.ts';
import { readTfjsWeights, TfjsError, type TfjsWeight } from './tfjs-weights.ts';

const OPSET = 13;
const IR_VERSION = 7;

/** Mean colour (red, green, blue) that the network subtracts from its input, 0..255. */
const MEAN = [122.782, 117.001, 104.298];
/** What it divides the difference by. */
const RANGE = 255;

/**
 * dlib's face recognition network (King, 2017; a residual network of 29 convolutions), which the package ships as
 * weights without a graph: the graph is written here. "down" blocks halve the sides and double the channels; where a
 * block's two branches differ in size, zeros stand at the right, at the bottom and in the channels that the shorter one lacks.
 */
const BLOCKS = [
  ['conv32_1', false],
  ['conv32_2', false],
  ['conv32_3', false],
  ['conv64_down', true],
  ['conv64_1', false],
  ['conv64_2', false],
  ['conv64_3', false],
  ['conv128_down', true],
  ['conv128_1', false],
  ['conv128_2', false],
  ['conv256_down', true],
  ['conv256_1', false],
  ['conv256_2', false],
  ['conv256_down_out', true],
] as const;

/** A value of the graph with its shape behind the batch. */
interface Value {
  readonly name: string;
  readonly channels: number;
  readonly side: number;
}

/**
 * Builds the ONNX model from the package's weights (`joinTfjs`). Each convolution takes in the scale and offset after it,
 * and the first one the mean colour: the input is pixels / 255 and nothing else.
 *
 * @throws TfjsError when a weight is missing, left over or of another shape
 */
export function buildDlibNetwork(joined: Uint8Array, input: ValueInfo, output: ValueInfo): Model {
  const weights = readTfjsWeights(joined);
  const builder = buildGraph('dlib');
  const take = (name: string, ...shape: number[]): TfjsWeight => {
    const found = weights.get(name);
    if (!found) throw new TfjsError(`the weight ${name} is missing`);
    if (found.shape.join() !== shape.join()) {
      throw new TfjsError(`the weight ${name} is ${found.shape.join('x')}`);
    }
    weights.delete(name);
    return found;
  };
  const [, , side] = input.shape;
  const context = { builder, take };
  const image = { name: input.name, channels: 3, side: Number(side) };
  let value = relu(
    builder,
    convolve(context, image, 'conv32_down', { kernels: 32, size: 7, stride: 2, mean: MEAN }),
  );
  value = pool(builder, 'MaxPool', value, 3);
  for (const [name, down] of BLOCKS) value = residual(context, value, name, down);
  const averaged = builder.node('GlobalAveragePool', [value.name]);
  const flat = builder.node('Reshape', [averaged, builder.integers([0, value.channels])]);
  const [, length] = output.shape;
  const projection = take('fc', value.channels, Number(length));
  const features = builder.node('MatMul', [
    flat,
    constant(builder, projection.shape, projection.values),
  ]);
  const [left] = weights.keys();
  if (left !== undefined) throw new TfjsError(`the weight ${left} is not used`);
  const last = builder.graph.nodes.at(-1);
  if (last?.outputs[0] !== features) throw new TfjsError('the features are not made last');
  last.outputs = [output.name];
  builder.graph.inputs.push(input);
  builder.graph.outputs.push(output);
  return { irVersion: IR_VERSION, producer: 'iws', opset: OPSET, graph: builder.graph };
}

interface Context {
  readonly builder: GraphBuilder;
  readonly take: (name: string, ...shape: number[]) => TfjsWeight;
}

interface Kernel {
  readonly kernels: number;
  readonly size: number;
  readonly stride: 1 | 2;
  /** Colour that is subtracted from the input first. */
  readonly mean?: readonly number[];
}

/** A convolution and the scale and offset of each of its channels, in one. Stride 1 keeps the size, stride 2 takes no padding. */
function convolve({ builder, take }: Context, x: Value, name: string, kernel: Kernel): Value {
  const { kernels, size, stride, mean } = kernel;
  const filter = take(`${name}/conv/filters`, size, size, x.channels, kernels);
  const bias = take(`${name}/conv/bias`, kernels).values;
  const scale = take(`${name}/scale/weights`, kernels).values;
  const offset = take(`${name}/scale/biases`, kernels).values;
  const turned = kernelsFirst(filter.values, x.channels * kernels, kernels);
  const each = turned.length / kernels;
  const sums = mean && meanResponse(turned, kernels, size * size, mean);
  const folded = turned.map((weight, index) => weight * (scale[Math.floor(index / each)] ?? NaN));
  const offsets = offset.map(
    (own, k) => own + (scale[k] ?? NaN) * ((bias[k] ?? NaN) - (sums?.[k] ?? 0)),
  );
  const pad = stride === 1 ? (size - 1) / 2 : 0;
  const made = builder.node(
    'Conv',
    [
      x.name,
      constant(builder, [kernels, x.channels, size, size], folded),
      constant(builder, [kernels], offsets),
    ],
    {
      kernel_shape: ints([size, size]),
      strides: ints([stride, stride]),
      pads: ints([pad, pad, pad, pad]),
      group: int(1),
    },
  );
  const side = stride === 1 ? x.side : Math.floor((x.side - size) / 2) + 1;
  return { name: made, channels: kernels, side };
}

/** Filters [height, width, in, out] as [out, in, height, width]. */
function kernelsFirst(
  values: Float32Array,
  place: number,
  kernels: number,
): Float32Array<ArrayBuffer> {
  const window = values.length / place;
  const channels = place / kernels;
  const turned = new Float32Array(values.length);
  values.forEach((weight, index) => {
    const kernel = index % kernels;
    const channel = Math.floor(index / kernels) % channels;
    turned[(kernel * channels + channel) * window + Math.floor(index / place)] = weight;
  });
  return turned;
}

/** What each filter makes of the mean colour: its window never leaves the picture, so this is a constant. */
function meanResponse(
  turned: Float32Array,
  kernels: number,
  window: number,
  mean: readonly number[],
): Float64Array {
  const sums = new Float64Array(kernels);
  turned.forEach((weight, index) => {
    const channel = Math.floor(index / window) % mean.length;
    const kernel = Math.floor(index / (window * mean.length));
    sums[kernel] = (sums[kernel] ?? 0) + (weight * (mean[channel] ?? NaN)) / RANGE;
  });
  return sums;
}

function residual(context: Context, x: Value, name: string, down: boolean): Value {
  const { builder } = context;
  const kernels = Number(/^conv(\d+)/.exec(name)?.[1]);
  const first = { kernels, size: 3, stride: down ? 2 : 1 } as const;
  const inner = relu(builder, convolve(context, x, `${name}/conv1`, first));
  const outer = convolve(context, inner, `${name}/conv2`, { kernels, size: 3, stride: 1 });
  const kept = down ? pool(builder, 'AveragePool', x, 2) : x;
  const shape = { channels: kernels, side: Math.max(kept.side, outer.side) };
  const sum = builder.node('Add', [
    filledUp(builder, kept, shape).name,
    filledUp(builder, outer, shape).name,
  ]);
  return relu(builder, { name: sum, ...shape });
}

/** Zeros behind the last channel, row and column. */
function filledUp(builder: GraphBuilder, x: Value, to: Omit<Value, 'name'>): Value {
  const [channels, side] = [to.channels - x.channels, to.side - x.side];
  if (channels === 0 && side === 0) return x;
  const pads = builder.integers([0, 0, 0, 0, 0, channels, side, side]);
  return { name: builder.node('Pad', [x.name, pads]), ...to };
}

/** Windows that lie inside of the picture, two pixels apart. */
function pool(builder: GraphBuilder, op: 'MaxPool' | 'AveragePool', x: Value, size: number): Value {
  const name = builder.node(op, [x.name], {
    kernel_shape: ints([size, size]),
    strides: ints([2, 2]),
  });
  return { name, channels: x.channels, side: Math.floor((x.side - size) / 2) + 1 };
}

const relu = (builder: GraphBuilder, x: Value): Value => ({
  ...x,
  name: builder.node('Relu', [x.name]),
});

const constant = (
  builder: GraphBuilder,
  dims: readonly number[],
  values: Float32Array<ArrayBuffer>,
) => builder.constant('float32', [...dims], floatTensor('', [...dims], values).raw);
